//! What is called otherwise in the new crate: with it in mind, one rename is one change, and not one for each place that names it.

use super::pairs::Pairs;
use super::side::Side;
use crate::surface::Renames;
use std::collections::BTreeSet;

/// Before the path of an item that is gone, and whose path another one has now.
pub(super) const BEFORE: &str = "before::";

/// The items of the old crate that have another path in the new one.
pub(super) fn renames(old: &Side<'_>, new: &Side<'_>, pairs: &Pairs) -> Renames {
    let mut renames = Renames::default();
    for (was, is) in &pairs.groups {
        let (was, is) = (&old.names().tags[*was], &new.names().tags[*is]);
        renames.add(
            format!("api::{}", was.accessor),
            format!("api::{}", is.accessor),
        );
        renames.add(Side::group_path(was), Side::group_path(is));
        renames.add(
            format!("Client::{}", was.accessor),
            format!("Client::{}", is.accessor),
        );
    }
    for (was, is) in &pairs.operations {
        renames.add(old.method_path(*was), new.method_path(*is));
        renames.add(old.builder_path(*was), new.builder_path(*is));
        for (from, to) in old.enum_paths(*was).into_iter().zip(new.enum_paths(*is)) {
            renames.add(from, to);
        }
    }
    types(old, new, pairs, &mut renames);
    renames
}

fn types(old: &Side<'_>, new: &Side<'_>, pairs: &Pairs, renames: &mut Renames) {
    // A type that is gone, and whose name another one has taken, is not to be taken for that one.
    let taken: BTreeSet<String> = new
        .names()
        .types
        .keys()
        .filter_map(|id| new.type_path(*id))
        .collect();
    for id in old.names().types.keys() {
        let Some(from) = old.type_path(*id) else {
            continue;
        };
        let to = pairs.types.get(id).and_then(|id| new.type_path(*id));
        match to {
            Some(to) => renames.add(from, to),
            None if taken.contains(&from) => {
                let gone = format!("{BEFORE}{from}");
                renames.add(from, gone);
            }
            None => {}
        }
    }
}
