//! Cargo features: one for each group of operations, so that a user compiles what is called and no more.
//!
//! ```yaml
//! tags: [invoices, payment-links]
//! ```
//!
//! gives the features `invoices` and `payment-links`, both on by default. One that is off takes along the types that only it
//! reaches. What is reached by no operation has features of its own: the bodies of webhooks and callbacks, and the rest.
//!
//! A file of types is the least that is switched: where it has types of several groups, all of them need it.

use crate::ir::{Api, Cause, Operation, TypeId};
use crate::names::{Ident, Names, feature};
use std::collections::BTreeMap;

/// The features of a crate.
#[derive(Debug, Default)]
pub(super) struct Features<'n> {
    /// Those of the groups of operations, in their order.
    tags: Vec<String>,
    webhooks: Option<usize>,
    callbacks: Option<usize>,
    /// All of them, the groups first.
    all: Vec<String>,
    /// The features that need a file of types; one that all of them need is not here.
    modules: BTreeMap<&'n Ident, Vec<usize>>,
}

impl<'n> Features<'n> {
    pub(super) fn new(api: &Api, names: &'n Names) -> Self {
        if names.tags.is_empty() {
            return Self::default();
        }
        let tags: Vec<String> = names
            .tags
            .iter()
            .map(|tag| feature(&tag.accessor))
            .collect();
        let mut all = tags.clone();
        let mut further = |wanted: bool, name: &str| {
            wanted.then(|| {
                all.push(name.to_owned());
                all.len() - 1
            })
        };
        let caused = |webhook| {
            let mut incoming = api.incoming.iter();
            incoming.any(|item| (item.cause == Cause::Webhook) == webhook)
        };
        let webhooks = further(caused(true), "webhook-payloads");
        let callbacks = further(caused(false), "callback-payloads");
        let mut reach = Reach::new(api, names, all.len() + 1);
        for (feature, tag) in names.tags.iter().enumerate() {
            for index in &tag.operations {
                for ty in mentioned(&api.operations[*index]) {
                    reach.begin(ty, feature);
                }
            }
        }
        for item in &api.incoming {
            let feature = if item.cause == Cause::Webhook {
                webhooks
            } else {
                callbacks
            };
            for (payload, feature) in item.payload.iter().zip(feature) {
                reach.begin(payload.ty, feature);
            }
        }
        for (event, feature) in api.event.into_iter().zip(webhooks) {
            reach.begin(event, feature);
        }
        reach.spread();
        // What nothing has reached takes along what it is made of.
        let other = all.len();
        for module in reach.unreached() {
            reach.mark(module, other);
        }
        reach.spread();
        let modules = reach.modules(other);
        // It is there even if it is empty, so that a document may come to have such types and lose them again.
        all.push("other-types".to_owned());
        Self {
            tags,
            webhooks,
            callbacks,
            all,
            modules,
        }
    }

    /// Whether there is nothing to switch.
    pub(super) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The feature of the first group.
    pub(super) fn first(&self) -> Option<&str> {
        self.tags.first().map(String::as_str)
    }

    /// All of them, in alphabetical order.
    pub(super) fn sorted(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.all.iter().map(String::as_str).collect();
        names.sort_unstable();
        names
    }

    /// The attribute of what belongs to a group.
    pub(super) fn tag(&self, position: usize) -> Option<String> {
        self.tags.get(position).map(|name| single(name))
    }

    /// The attribute of what belongs to the payloads of webhooks or of callbacks.
    pub(super) fn payloads(&self, webhooks: bool) -> Option<String> {
        let position = if webhooks {
            self.webhooks
        } else {
            self.callbacks
        };
        position.map(|position| single(&self.all[position]))
    }

    /// The inner attribute of a file of tests, which need the whole crate.
    pub(super) fn tests(&self) -> Option<String> {
        (!self.is_empty()).then(|| "#![cfg(feature = \"default\")]".to_owned())
    }

    /// The attribute of a file of types; `None` where it is always there.
    pub(super) fn types(&self, module: &Ident) -> Option<String> {
        let needed = self.modules.get(module)?;
        let named: Vec<String> = needed
            .iter()
            .map(|position| format!("feature = {:?}", self.all[*position]))
            .collect();
        Some(match named.as_slice() {
            [one] => format!("#[cfg({one})]"),
            several => format!("#[cfg(any({}))]", several.join(", ")),
        })
    }
}

fn single(name: &str) -> String {
    format!("#[cfg(feature = {name:?})]")
}

/// The types that an operation speaks of.
fn mentioned(operation: &Operation) -> impl Iterator<Item = TypeId> {
    let body = operation.body.iter().filter_map(|body| body.content.ty);
    let parameters = operation.parameters.iter().map(|parameter| parameter.ty);
    let responses = operation.responses.iter();
    let responses = responses.filter_map(|response| response.content.as_ref()?.ty);
    let headers = operation.all_headers().map(|headers| headers.ty);
    body.chain(parameters).chain(responses).chain(headers)
}

/// Which features need which files of types, as sets of bits.
struct Reach<'a, 'n> {
    api: &'a Api,
    modules: Vec<&'n Ident>,
    /// The file of a type that has one, by the position of the type.
    homes: Vec<Option<usize>>,
    /// The files that each file leads to.
    leads: Vec<Vec<usize>>,
    /// A set for each file.
    sets: Vec<Vec<u64>>,
    work: Vec<usize>,
}

impl<'a, 'n> Reach<'a, 'n> {
    fn new(api: &'a Api, names: &'n Names, features: usize) -> Self {
        let by_module = names.types_by_module();
        let mut reach = Self {
            api,
            modules: by_module.keys().copied().collect(),
            homes: vec![None; api.types.len()],
            leads: Vec::new(),
            sets: vec![vec![0; features.div_ceil(64)]; by_module.len()],
            work: Vec::new(),
        };
        for (home, types) in by_module.values().enumerate() {
            for id in types {
                reach.homes[id.position()] = Some(home);
            }
        }
        for types in by_module.values() {
            let inner = types.iter().flat_map(|id| api.types[*id].shape.inner());
            let mut leads: Vec<usize> = inner.flat_map(|id| reach.homes_of(id)).collect();
            leads.sort_unstable();
            leads.dedup();
            reach.leads.push(leads);
        }
        reach
    }

    /// The files of a type: its own, or those of what it is made of where it has no name.
    fn homes_of(&self, id: TypeId) -> Vec<usize> {
        let mut homes = Vec::new();
        let mut work = vec![id];
        while let Some(id) = work.pop() {
            match self.homes[id.position()] {
                Some(home) => homes.push(home),
                None => work.extend(self.api.types[id].shape.inner()),
            }
        }
        homes
    }

    /// A feature needs a type.
    fn begin(&mut self, id: TypeId, feature: usize) {
        for home in self.homes_of(id) {
            self.mark(home, feature);
        }
    }

    fn mark(&mut self, home: usize, feature: usize) {
        let word = &mut self.sets[home][feature / 64];
        let bit = 1 << (feature % 64);
        if *word & bit == 0 {
            *word |= bit;
            self.work.push(home);
        }
    }

    /// What needs a file needs all that the types in it are made of.
    fn spread(&mut self) {
        while let Some(home) = self.work.pop() {
            let set = self.sets[home].clone();
            for lead in &self.leads[home] {
                let mut grew = false;
                for (word, more) in self.sets[*lead].iter_mut().zip(&set) {
                    grew |= *more & !*word != 0;
                    *word |= more;
                }
                if grew {
                    self.work.push(*lead);
                }
            }
        }
    }

    fn unreached(&self) -> Vec<usize> {
        let sets = self.sets.iter().enumerate();
        sets.filter(|(_, set)| set.iter().all(|word| *word == 0))
            .map(|(home, _)| home)
            .collect()
    }

    /// The features that need each file, where they are not all of those before the last.
    fn modules(self, last: usize) -> BTreeMap<&'n Ident, Vec<usize>> {
        let needed = self
            .modules
            .into_iter()
            .zip(self.sets)
            .map(|(module, set)| {
                let has = |feature: &usize| set[feature / 64] >> (feature % 64) & 1 == 1;
                (module, (0..=last).filter(has).collect::<Vec<usize>>())
            });
        needed
            .filter(|(_, needed)| !needed.iter().copied().take(last).eq(0..last))
            .collect()
    }
}
