//! Whatever a document says, its names become Rust identifiers.

use proptest::prelude::*;
use sdkwright::names::{Scope, krate, pascal, snake};

fn is_identifier(text: &str) -> bool {
    syn::parse_str::<syn::Ident>(text).is_ok()
}

proptest! {
    #[test]
    fn any_text_becomes_an_identifier(text in any::<String>()) {
        for ident in [pascal(&text), snake(&text)] {
            prop_assert!(is_identifier(ident.as_str()), "{text:?} became {ident}");
            prop_assert!(ident.as_str().is_ascii());
        }
    }

    #[test]
    fn words_of_documents_become_identifiers(text in "[-+@$#/ :._'A-Za-z0-9]{0,12}") {
        for ident in [pascal(&text), snake(&text)] {
            prop_assert!(is_identifier(ident.as_str()), "{text:?} became {ident}");
        }
        let pascal = pascal(&text);
        prop_assert!(pascal.as_str().starts_with(|first: char| first.is_ascii_uppercase()), "{text:?} became {pascal}");
        let snake = snake(&text);
        prop_assert!(!snake.as_str().chars().any(|letter| letter.is_ascii_uppercase()), "{text:?} became {snake}");
    }

    #[test]
    fn a_scope_gives_no_name_twice(texts in prop::collection::vec("[a-c_ -]{0,3}[0-9]{0,2}", 1..40)) {
        let mut scope = Scope::default();
        let mut claimed: Vec<String> = texts.iter().map(|text| scope.claim([snake(text)]).to_string()).collect();
        prop_assert!(claimed.iter().all(|name| is_identifier(name)));
        let all = claimed.len();
        claimed.sort();
        claimed.dedup();
        prop_assert_eq!(claimed.len(), all);
    }

    #[test]
    fn a_package_is_named_in_code_as_cargo_names_it(name in "[a-z][a-z0-9_-]{0,10}") {
        let wanted = name.replace('-', "_");
        let ident = krate(&name);
        prop_assert_eq!(ident.as_str().trim_end_matches('_'), wanted.trim_end_matches('_'));
    }
}
