//! A file of a crate: its public items, the modules below it, and what it shows of them.

use super::DEPRECATED;
use super::paths::Renames;
use super::spell::{Scope, used};
use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens as _;
use std::collections::BTreeMap;
use syn::{Attribute, Fields, ImplItem, Item, ItemImpl, ItemMacro, Meta, Variant, Visibility};

/// What a file says.
#[derive(Debug, Default)]
pub(super) struct Module {
    /// Its path from the root: `["types", "pet"]`.
    path: Vec<String>,
    /// Its public items and what is in them, by their paths within the module.
    items: Vec<(String, String)>,
    /// Public modules below it.
    open: Vec<String>,
    /// What it shows of elsewhere: the path from the root, and the name here.
    shown: Vec<(String, String)>,
}

impl Module {
    /// Reads a file.
    ///
    /// # Errors
    ///
    /// When it is no Rust.
    pub(super) fn read(path: &str, text: &str) -> Result<Self, String> {
        let file = syn::parse_file(text).map_err(|error| error.to_string())?;
        let mut scope = Scope::new(module_path(path));
        let items = unfolded(file.items);
        for item in &items {
            match item {
                Item::Use(item) => scope.import(&item.tree),
                Item::Mod(item) => scope.own(&item.ident.to_string()),
                Item::Struct(item) => scope.own(&item.ident.to_string()),
                Item::Enum(item) => scope.own(&item.ident.to_string()),
                Item::Type(item) => scope.own(&item.ident.to_string()),
                _ => {}
            }
        }
        let mut module = Self {
            path: scope.module.clone(),
            ..Self::default()
        };
        for item in &items {
            module.item(&scope, item);
        }
        Ok(module)
    }

    fn add(&mut self, path: impl Into<String>, what: impl Into<String>) {
        self.items.push((path.into(), what.into()));
    }

    fn item(&mut self, scope: &Scope, item: &Item) {
        match item {
            Item::Mod(item) if is_public(&item.vis) => self.open.push(item.ident.to_string()),
            Item::Use(item) if is_public(&item.vis) => {
                let used = used(&item.tree);
                self.shown.extend(
                    used.into_iter()
                        .map(|(path, name)| (scope.absolute(&path), name)),
                );
            }
            Item::Struct(item) if is_public(&item.vis) => {
                let name = item.ident.to_string();
                self.named(&name, "struct", &item.attrs);
                for field in &item.fields {
                    if let (true, Some(ident)) = (is_public(&field.vis), &field.ident) {
                        let path = format!("{name}.{ident}");
                        self.deprecation(&path, &field.attrs);
                        self.add(path, scope.spelled(&field.ty));
                    }
                }
            }
            Item::Enum(item) if is_public(&item.vis) => {
                let name = item.ident.to_string();
                self.named(&name, "enum", &item.attrs);
                let is_plain = |variant: &Variant| matches!(variant.fields, Fields::Unit);
                // `as i32` gives the position of a variant, where no variant of the enum has fields.
                let is_numbered = item.variants.iter().all(is_plain);
                for (position, variant) in item.variants.iter().enumerate() {
                    let fields = match &variant.fields {
                        Fields::Unit if is_numbered => format!("= {position}"),
                        Fields::Unit => String::new(),
                        Fields::Unnamed(fields) => {
                            let types = fields.unnamed.iter().map(|field| scope.spelled(&field.ty));
                            format!("({})", types.collect::<Vec<_>>().join(", "))
                        }
                        Fields::Named(fields) => {
                            let types = fields.named.iter().filter_map(|field| {
                                let ident = field.ident.as_ref()?;
                                Some(format!("{ident}: {}", scope.spelled(&field.ty)))
                            });
                            format!("{{ {} }}", types.collect::<Vec<_>>().join(", "))
                        }
                    };
                    self.add(format!("{name}::{}", variant.ident), fields);
                }
            }
            Item::Type(item) if is_public(&item.vis) => {
                let name = item.ident.to_string();
                self.deprecation(&name, &item.attrs);
                self.add(name, format!("type = {}", scope.spelled(&item.ty)));
            }
            Item::Impl(item) => self.implementation(scope, item),
            Item::Macro(item) => self.generated_by(scope, item),
            _ => {}
        }
    }

    fn named(&mut self, name: &str, what: &str, attributes: &[Attribute]) {
        self.add(name, what);
        self.deprecation(name, attributes);
        for attribute in attributes {
            if let (true, Meta::List(list)) = (attribute.path().is_ident("derive"), &attribute.meta)
            {
                for token in list.tokens.clone() {
                    if let TokenTree::Ident(ident) = token {
                        self.add(format!("{name}: {ident}"), "");
                    }
                }
            }
        }
    }

    fn deprecation(&mut self, path: &str, attributes: &[Attribute]) {
        if attributes
            .iter()
            .any(|attribute| attribute.path().is_ident("deprecated"))
        {
            self.add(format!("{path}{DEPRECATED}"), "");
        }
    }

    fn implementation(&mut self, scope: &Scope, item: &ItemImpl) {
        // `impl<'c> Pets<'c>` is one of `Pets`.
        let Some(TokenTree::Ident(name)) = item.self_ty.to_token_stream().into_iter().next() else {
            return;
        };
        if let Some((of, _)) = &item.trait_ {
            let of = scope.spelled(of);
            // A trait of the runtime is nobody's but the crate's.
            if !of.starts_with("runtime::") {
                self.add(
                    format!(
                        "{name}: {}",
                        of.rsplit_once("fmt::").map_or(&*of, |(_, of)| of)
                    ),
                    "",
                );
            }
            return;
        }
        for member in &item.items {
            if let ImplItem::Fn(function) = member
                && is_public(&function.vis)
            {
                let path = format!("{name}::{}", function.sig.ident);
                self.deprecation(&path, &function.attrs);
                self.add(path, scope.signature(&function.sig));
            }
        }
    }

    /// What a macro of the runtime makes of the item that it names first.
    fn generated_by(&mut self, scope: &Scope, item: &ItemMacro) {
        let Some(of) = item
            .mac
            .path
            .segments
            .last()
            .map(|segment| segment.ident.to_string())
        else {
            return;
        };
        let mut arguments = arguments(item.mac.tokens.clone()).into_iter();
        let first = arguments.next().and_then(|first| first.into_iter().next());
        let Some(TokenTree::Ident(name)) = first else {
            return;
        };
        let mut spelled = arguments.map(|argument| scope.spelled(argument));
        let second = spelled.next().unwrap_or_default();
        match of.as_str() {
            "pages" => {
                let item = spelled.nth(1).unwrap_or_default();
                self.add(format!("{name}::pages"), second);
                self.add(format!("{name}::items"), item);
            }
            // Impls of serde, which every type has.
            "object" | "open_object" => {}
            "call" | "streaming" => self.add(format!("{name}::await"), second),
            _ => self.add(format!("{name}: {of}"), second),
        }
    }
}

/// The items of a file, and those that stand in a macro which the file itself declares: such a macro does no more than to give all of them
/// an attribute.
fn unfolded(items: Vec<Item>) -> Vec<Item> {
    let declared: Vec<String> = items
        .iter()
        .filter_map(|item| match item {
            Item::Macro(item) => item.ident.as_ref().map(ToString::to_string),
            _ => None,
        })
        .collect();
    let mut all = Vec::with_capacity(items.len());
    for item in items {
        match &item {
            Item::Macro(call) if declared.iter().any(|name| call.mac.path.is_ident(name)) => {
                match call.mac.parse_body::<syn::File>() {
                    Ok(body) => all.extend(body.items),
                    Err(_) => all.push(item),
                }
            }
            _ => all.push(item),
        }
    }
    all
}

/// Tokens between commas.
fn arguments(tokens: TokenStream) -> Vec<TokenStream> {
    let mut all = vec![TokenStream::new()];
    let mut depth = 0_usize;
    for token in tokens {
        if let TokenTree::Punct(punct) = &token {
            match punct.as_char() {
                '<' => depth += 1,
                '>' => depth = depth.saturating_sub(1),
                ',' if depth == 0 => {
                    all.push(TokenStream::new());
                    continue;
                }
                _ => {}
            }
        }
        if let Some(last) = all.last_mut() {
            last.extend([token]);
        }
    }
    all
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

/// `src/types/pet.rs` is the module `types::pet`.
fn module_path(path: &str) -> Vec<String> {
    let inside = path.strip_prefix("src/").unwrap_or(path);
    let inside = inside.strip_suffix(".rs").unwrap_or(inside);
    let mut path: Vec<String> = inside.split('/').map(str::to_owned).collect();
    if path.last().is_some_and(|last| last == "mod") || path == ["lib"] {
        path.pop();
    }
    path
}

/// The items that can be reached from the root, under the paths by which they are reached.
pub(super) fn public(modules: &[Module]) -> BTreeMap<String, String> {
    let by_path: BTreeMap<String, &Module> = modules
        .iter()
        .map(|module| (module.path.join("::"), module))
        .collect();
    let mut homes = Renames::default();
    let mut items = BTreeMap::new();
    let mut left = vec![String::new()];
    while let Some(at) = left.pop() {
        let Some(module) = by_path.get(&at) else {
            continue;
        };
        let here = |name: &str| match at.as_str() {
            "" => name.to_owned(),
            at => format!("{at}::{name}"),
        };
        for (path, what) in &module.items {
            items.insert(here(path), what.clone());
        }
        for (from, name) in &module.shown {
            let home = from.rsplit_once("::").map_or("", |(home, _)| home);
            match by_path.get(home).filter(|_| home != at) {
                Some(other) => {
                    let original = from.rsplit("::").next().unwrap_or(from);
                    for (path, what) in &other.items {
                        if super::is_within(path, original) {
                            let inside = &path[original.len()..];
                            items.insert(here(&format!("{name}{inside}")), what.clone());
                        }
                    }
                    homes.add(from, here(name));
                }
                None => {
                    items.insert(here(name), format!("use {from}"));
                }
            }
        }
        left.extend(module.open.iter().map(|name| here(name)));
    }
    // What a file writes of its own items becomes what others write of them.
    items
        .into_iter()
        .map(|(path, what)| {
            let renamed = homes.apply(&path);
            (renamed, homes.apply(&what))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_macro_of_the_file_holds_is_seen() {
        let index = "
            macro_rules! shared_1 { ($($item:item)*) => { $(#[cfg(feature = \"a\")] $item)* }; }
            shared_1! { mod pet; pub use pet::{Pet, Size, Status}; }
            mod hidden;
        ";
        let files = [
            ("src/lib.rs", "pub mod types;"),
            ("src/types/mod.rs", index),
            (
                "src/types/pet.rs",
                "#[derive(Clone)] pub struct Pet { pub status: Status, kept: u8 }\n\
                 impl Pet { pub fn new(status: Status) -> Self { todo() } fn own(&self) {} }\n\
                 impl super::hidden::Secret for Pet {}\n\
                 pub enum Size { Small, Large }\n\
                 pub enum Status { Draft, Other(Box<Pet>) }\nwire::text_enum! { Status { _ => Other } }",
            ),
            ("src/types/hidden.rs", "pub struct Secret;"),
        ];
        let modules: Vec<Module> = files
            .iter()
            .map(|(path, text)| Module::read(path, text).unwrap())
            .collect();
        let items: Vec<String> = public(&modules)
            .into_iter()
            .map(|(path, what)| format!("{path} = {what}"))
            .collect();
        assert_eq!(
            items,
            [
                "types::Pet = struct",
                "types::Pet.status = types::Status",
                "types::Pet: Clone = ",
                "types::Pet: types::hidden::Secret = ",
                "types::Pet::new = fn(types::Status) -> Self",
                "types::Size = enum",
                "types::Size::Large = = 1",
                "types::Size::Small = = 0",
                "types::Status = enum",
                "types::Status: text_enum = ",
                "types::Status::Draft = ",
                "types::Status::Other = (Box<types::Pet>)",
            ]
        );
    }
}
