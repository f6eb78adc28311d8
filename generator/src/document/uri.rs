//! URI references (RFC 3986), as far as names of schemas and files need them.

/// Whether a reference begins with a URI scheme (section 3.1). A drive letter counts as one.
pub(crate) fn has_scheme(reference: &str) -> bool {
    reference.split_once(':').is_some_and(|(scheme, _)| {
        scheme.starts_with(|first: char| first.is_ascii_alphabetic())
            && scheme
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
    })
}

/// The URI that a reference without a fragment names, seen from `base` (section 5.2).
pub(crate) fn resolve(base: &str, reference: &str) -> String {
    if has_scheme(reference) {
        return reference.to_owned();
    }
    if reference.is_empty() {
        return base.to_owned();
    }
    let (scheme, rest) = match base.split_once(':') {
        Some((scheme, rest)) if has_scheme(base) => (format!("{scheme}:"), rest),
        Some(_) | None => (String::new(), base),
    };
    if reference.starts_with("//") {
        return format!("{scheme}{reference}");
    }
    let (authority, path) = match rest.strip_prefix("//") {
        Some(rest) => {
            let end = rest.find('/').unwrap_or(rest.len());
            (format!("//{}", &rest[..end]), &rest[end..])
        }
        None => (String::new(), rest),
    };
    let path = path.split('?').next().unwrap_or_default();
    let merged = if reference.starts_with('/') {
        reference.to_owned()
    } else {
        let folder = path.rfind('/').map_or("", |slash| &path[..=slash]);
        let slash = if folder.is_empty() && !authority.is_empty() {
            "/"
        } else {
            ""
        };
        format!("{folder}{slash}{reference}")
    };
    format!("{scheme}{authority}{}", without_dots(&merged))
}

/// Removes `.` and `..` from a path (section 5.2.4).
fn without_dots(path: &str) -> String {
    let mut steps: Vec<&str> = Vec::new();
    let is_absolute = path.starts_with('/');
    for step in path.split('/') {
        match step {
            "." => {}
            ".." => {
                if steps.len() > usize::from(is_absolute) {
                    steps.pop();
                }
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_resolved_as_the_standard_says() {
        let base = "https://example.com/a/b?x";
        for (reference, expected) in [
            ("c", "https://example.com/a/c"),
            ("./c/../d", "https://example.com/a/d"),
            ("../../c", "https://example.com/c"),
            ("/c", "https://example.com/c"),
            ("//other.org/c", "https://other.org/c"),
            ("urn:x:y", "urn:x:y"),
            ("", base),
        ] {
            assert_eq!(resolve(base, reference), expected, "{reference}");
        }
        assert_eq!(resolve("", "schemas/a"), "schemas/a");
        assert_eq!(resolve("https://example.com", "a"), "https://example.com/a");
    }
}
