//! Names without what their group says.
//!
//! | group | name | without | |
//! | --- | --- | --- | --- |
//! | `emails` | `emails_list`, `email_send` | `list`, `send` | the group before what is done |
//! | `emails` | `list_emails`, `create_an_email` | `list`, `create` | the group behind what is done |
//! | `links` | `list_all_links`, `update_link_tags` | `list_all`, `update_tags` | with a word before it, or what follows it |
//! | `events` | `get_metric_id_for_event` | `get_metric_id` | the group as what a thing is of |
//!
//! One and many are the same, and a word such as `api` or `v2` in the name of a group says nothing. What is left has to say what is done. So
//! the group goes from the front only where a verb follows (`email_send`), or where it stands there as a place and not as a word of the name:
//! most operations of the group begin so, or the `operationId` sets it apart (`emails/list`). `refund_payment` of `refunds` stays, as `refund`
//! is what is done. Behind a word that is no verb nothing is left out, and `list_team_links` of `links` stays, as `list_team` would list teams.

use super::super::words;
use super::verbs::{MANNER, is_verb};
use crate::names::singular;

const ARTICLES: &[&str] = &["a", "an", "the"];
/// Words that lead on to something else, and so end no name.
const LEADING: &[&str] = &["by", "for", "from", "in", "of", "on", "to", "with"];
/// Words that say which of a group's things are meant, and so can stand without them.
const SELECTING: &[&str] = &[
    "active",
    "all",
    "any",
    "archived",
    "available",
    "current",
    "custom",
    "default",
    "deleted",
    "draft",
    "failed",
    "inactive",
    "latest",
    "many",
    "matching",
    "multiple",
    "next",
    "one",
    "open",
    "own",
    "pending",
    "primary",
    "private",
    "public",
    "recent",
    "scheduled",
    "upcoming",
];
/// Words between two things, neither of which can be left out.
const JOINING: &[&str] = &["and", "as", "of", "or"];
/// What sets the first part of an `operationId` apart.
const APART: &[char] = &['/', '.', ':', '#'];

/// A group of operations, as names repeat it.
pub(super) struct Group {
    /// Its words as the client has them.
    written: Vec<String>,
    /// Its words, each as that of one thing: all of them, and without those that say nothing.
    nouns: Vec<Vec<String>>,
    /// Whether most of its operations begin with it, written out or as `org` for `organization`.
    leads: bool,
    leads_in_short: bool,
}

impl Group {
    /// The group of an accessor, with the names of its operations.
    pub(super) fn new(accessor: &str, names: &[Vec<String>]) -> Self {
        let written = words(accessor);
        let mut nouns = vec![singulars(&written), singulars(telling(&written))];
        nouns.dedup();
        let mut group = Self {
            written,
            nouns,
            leads: false,
            leads_in_short: false,
        };
        // One that is the group and nothing else says nothing of the others.
        let bare = names.iter().map(|name| unversioned(name));
        let longer: Vec<&[String]> = bare
            .filter(|name| group.begins(name) != Some(name.len()))
            .collect();
        let is_most = |count: usize| count > 1 && count * 2 > longer.len();
        group.leads = is_most(longer.iter().filter_map(|name| group.begins(name)).count());
        let in_short = longer.iter().filter(|name| group.begins_in_short(name));
        group.leads_in_short = is_most(in_short.count());
        group
    }

    /// The shorter names for a name, the shortest first: without the group wherever it stands, and without it at the front.
    pub(super) fn shorter(&self, name: &[String], id: &str) -> Vec<Vec<String>> {
        let behind = self.behind(name, id).map(<[String]>::to_vec);
        let within = self.around_verb(behind.as_deref().unwrap_or(name));
        within.into_iter().chain(behind).collect()
    }

    /// How many words of the group a name begins with; none, unless it is all of them.
    fn begins(&self, name: &[String]) -> Option<usize> {
        let mut nouns = self.nouns.iter();
        let noun = nouns.find(|noun| {
            let start = name.get(..noun.len());
            start.is_some_and(|start| singulars(start) == **noun)
        });
        noun.map(Vec::len)
    }

    fn begins_in_short(&self, name: &[String]) -> bool {
        match (self.nouns.last().map(Vec::as_slice), name.first()) {
            (Some([noun]), Some(first)) => {
                first.len() > 2 && noun.starts_with(first.as_str()) && !is_verb(first)
            }
            _ => false,
        }
    }

    /// What stands behind the group.
    fn behind<'n>(&self, name: &'n [String], id: &str) -> Option<&'n [String]> {
        let bare = unversioned(name);
        let whole = self.begins(bare);
        let in_short = || (self.leads_in_short && self.begins_in_short(bare)).then_some(1);
        let count = whole.or_else(in_short)?;
        let (group, behind) = bare.split_at(count);
        let first = behind.first()?;
        // What is written otherwise than the group may be no thing, but what is done.
        let is_done = group != self.written && group.first().is_some_and(|word| is_verb(word));
        let is_place = (self.leads || whole.is_none()) && !is_done || self.is_apart(id);
        let is_left = is_verb(first) || is_place && !LEADING.contains(&first.as_str());
        (is_left && !JOINING.contains(&first.as_str())).then_some(behind)
    }

    /// Whether an id has a part for the group: `emails/list`, `v1.emails.list`.
    fn is_apart(&self, id: &str) -> bool {
        id.match_indices(APART).any(|(at, _)| {
            let before = words(&id[..at]);
            self.nouns.contains(&singulars(unversioned(&before)))
        })
    }

    /// A name that begins with what is done, without the group behind it or at the end.
    fn around_verb(&self, name: &[String]) -> Option<Vec<String>> {
        let is_manner = |word: &&String| MANNER.contains(&word.as_str());
        let verb = name.iter().take_while(is_manner).count();
        let (done, rest) = name.split_at_checked(verb + 1)?;
        let is_word = |word: &&String| !ARTICLES.contains(&word.as_str());
        let rest: Vec<String> = rest.iter().filter(is_word).cloned().collect();
        let kept = match self.begins(&rest) {
            Some(count) => {
                let after = &rest[count..];
                let joins = after
                    .first()
                    .filter(|word| JOINING.contains(&word.as_str()));
                joins.is_none().then_some(after)
            }
            None => {
                let mut ends = self.nouns.iter().filter(|noun| rest.len() >= noun.len());
                let noun = ends
                    .find(|noun| self.begins(&rest[rest.len() - noun.len()..]) == Some(noun.len()));
                noun.and_then(|noun| before(&rest[..rest.len() - noun.len()]))
            }
        };
        let short = [done, kept?].concat();
        let repeats = short.windows(2).any(|pair| pair[0] == pair[1]);
        (is_verb(&name[verb]) && !repeats).then_some(short)
    }
}

/// What can stand alone of the words between what is done and the group: what is led on from, or what says which of them it is.
fn before(before: &[String]) -> Option<&[String]> {
    let is_leading = |word: &&String| LEADING.contains(&word.as_str());
    let leading = before.iter().rev().take_while(is_leading).count();
    let (kept, leading) = before.split_at(before.len() - leading);
    let stands = match kept {
        [] => leading.is_empty(),
        [one] if leading.is_empty() => SELECTING.contains(&one.as_str()),
        _ => !leading.is_empty(),
    };
    stands.then_some(kept)
}

/// The words of a group but for those at its ends that say that it is of an API, and of which version.
fn telling(all: &[String]) -> &[String] {
    let says_nothing = |word: &&String| {
        let bare = word.trim_end_matches(|c: char| c.is_ascii_digit());
        bare == "api" || is_version(word)
    };
    let first = all.iter().take_while(says_nothing).count();
    let last = all.iter().rev().take_while(says_nothing).count();
    match first + last < all.len() {
        true => &all[first..all.len() - last],
        false => all,
    }
}

fn is_version(word: &str) -> bool {
    let digits = word.strip_prefix('v').unwrap_or_default();
    !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit())
}

fn unversioned(name: &[String]) -> &[String] {
    match name.split_first() {
        Some((first, rest)) if is_version(first) => rest,
        _ => name,
    }
}

fn singulars(words: &[String]) -> Vec<String> {
    // Both sides of a comparison lose what is no ending: `status`, but also `skus`.
    let bare = |word: &String| match word.ends_with("ss") {
        true => word.clone(),
        false => word.trim_end_matches('s').to_owned(),
    };
    let one = |word: &String| singular(word).unwrap_or_else(|| bare(word));
    words.iter().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The shortest name for the first one, the others being of its group, too.
    fn short(accessor: &str, names: &[&str], id: &str) -> String {
        let names: Vec<Vec<String>> = names.iter().map(|name| words(name)).collect();
        let group = Group::new(accessor, &names);
        let shorter = group.shorter(&names[0], id);
        shorter.first().unwrap_or(&names[0]).join("_")
    }

    #[test]
    fn the_group_behind_what_is_done_is_left_out() {
        for (accessor, name, wanted) in [
            ("invoices", "update_invoice", "update"),
            ("invoices", "list_invoices", "list"),
            ("invoices", "update_draft_invoice", "update_draft"),
            (
                "invoices",
                "update_invoice_payment_settings",
                "update_payment_settings",
            ),
            ("invoices", "retrieve_invoice_by_id", "retrieve_by_id"),
            ("invoice", "list_invoices", "list"),
            ("line_items", "get_line_item", "get"),
            ("payment_links", "list_all_payment_links", "list_all"),
            ("companies", "delete_company", "delete"),
            ("boxes", "open_box", "open"),
            ("account_numbers", "create_an_account_number", "create"),
            ("payments_api", "get_payment", "get"),
            ("api20100401_call", "delete_call", "delete"),
            ("status", "get_status", "get"),
            ("skus", "get_sku", "get"),
            ("events", "bulk_create_events", "bulk_create"),
            ("api_keys", "get_api_key", "get"),
            (
                "invoice",
                "get_attached_file_from_invoice",
                "get_attached_file",
            ),
        ] {
            assert_eq!(short(accessor, &[name], ""), wanted, "{accessor} {name}");
        }
    }

    #[test]
    fn the_group_before_what_is_done_is_left_out() {
        for (accessor, names, id, wanted) in [
            ("emails", ["email_send", "list"], "", "send"),
            ("emails", ["emails_list", "list_all"], "", "list"),
            (
                "emails",
                ["emails_batch_send", "feed"],
                "emails/batch-send",
                "batch_send",
            ),
            (
                "emails",
                ["emails_batch_send", "emails_list"],
                "",
                "batch_send",
            ),
            ("accounts", ["accounts_list_accounts", "feed"], "", "list"),
            (
                "streams",
                ["v1_stream_status", "feed"],
                "v1.stream.status",
                "status",
            ),
            (
                "organization",
                ["org_get_hook", "org_teams"],
                "",
                "get_hook",
            ),
            ("search", ["search_pairs", "search_offsets"], "", "pairs"),
            (
                "group_v2",
                ["group_v2_add_member", "feed"],
                "",
                "add_member",
            ),
        ] {
            assert_eq!(short(accessor, &names, id), wanted, "{accessor} {names:?}");
        }
    }

    #[test]
    fn what_would_not_say_what_is_done_stays() {
        for (accessor, names) in [
            ("invoices", ["invoices", "list"]),
            ("pets", ["feed", "pet"]),
            // A thing, as far as is known.
            ("tsp", ["user_tsp", "tsp_list"]),
            ("emails", ["emails_weekly_digest", "list"]),
            // What is done, and not the group.
            ("refunds", ["refund_payment", "refund_order"]),
            ("settings", ["set_colour", "set_size"]),
            // Words that go with the group.
            ("integrations", ["list_organization_integrations", "feed"]),
            ("avatars", ["get_all_system_avatars", "feed"]),
            ("links", ["list_team_links", "feed"]),
            ("invoices", ["merge_to_invoice", "feed"]),
            ("users", ["get_users_and_groups", "feed"]),
            ("pets", ["pets_by_owner", "pets_by_age"]),
            ("pools", ["update_pool_update_settings", "feed"]),
        ] {
            assert_eq!(short(accessor, &names, ""), names[0], "{accessor}");
        }
    }
}
