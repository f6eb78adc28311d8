//! What is compared at each place where a type stands: its values, its limits, its prose.

use super::Code;
use super::change::Draft;
use super::comparison::Comparison;
use super::limits::{self, Limits, Trend};
use super::relation::Relation;
use super::side::Side;
use super::validation;
use crate::analyze::Reach;
use crate::ir::{Docs, Origin, Shape, StringFormat, TypeId};
use crate::pointer::Pointer;

/// A place in both versions.
#[derive(Clone)]
pub(super) struct Spot {
    /// What it is called in the document's words.
    pub(super) subject: String,
    /// Where it is in the crate.
    pub(super) rust: Option<String>,
    pub(super) old: Pointer,
    pub(super) new: Pointer,
    /// Which way its values travel.
    pub(super) reach: Reach,
}

impl Spot {
    /// A change here.
    pub(super) fn draft(&self, code: Code, message: impl Into<String>) -> Draft {
        let draft = Draft::new(code, &self.subject, message).at(&self.old, &self.new);
        match &self.rust {
            Some(rust) => draft.rust(rust),
            None => draft,
        }
    }
}

/// What is said of a type where it stands, besides what it is.
struct Said {
    /// The component or named type that the rest is said of.
    of: Option<TypeId>,
    limits: Limits,
    default: Option<serde_json::Value>,
    format: Option<String>,
}

impl Comparison<'_> {
    /// How the types are called, before and now: by their Rust names, or in words where these are the same.
    pub(super) fn was_and_is(&self, old: TypeId, new: TypeId) -> (String, String) {
        let (was, is) = (self.old.spelled(old), self.new.spelled(new));
        if was == is {
            (words(&self.old, old), words(&self.new, new))
        } else {
            (format!("`{was}`"), format!("`{is}`"))
        }
    }

    /// Whether two types are one in Rust.
    pub(super) fn is_spelled_alike(&self, old: TypeId, new: TypeId) -> bool {
        self.now(&self.old.spelled(old)) == self.new.spelled(new)
    }

    /// Whether two types have the same values, and are two types in Rust all the same. Whether `null` is among the values is not asked.
    pub(super) fn has_other_type(&self, old: TypeId, new: TypeId) -> bool {
        let bare = |spelled: String| {
            let inner = spelled.strip_prefix("Option<");
            let inner = inner.and_then(|inner| inner.strip_suffix('>'));
            inner.map_or(spelled.clone(), str::to_owned)
        };
        bare(self.now(&self.old.spelled(old))) != bare(self.new.spelled(new))
    }

    /// What other values mean for those who send and read them. Where the types, if there are any, are one in Rust, it reads what
    /// the document did not say.
    pub(super) fn consequences(
        &self,
        relation: Relation,
        reach: Reach,
        types: Option<(TypeId, TypeId)>,
    ) -> Vec<String> {
        let is_read = types.is_some_and(|(old, new)| self.is_spelled_alike(old, new));
        let mut notes = Vec::new();
        match relation {
            Relation::Same => notes.push("the values are the same on the wire".to_owned()),
            Relation::Wider | Relation::Narrower | Relation::Other => {}
        }
        if reach.request && matches!(relation, Relation::Narrower | Relation::Other) {
            notes.push("in requests: the server may refuse what it took before".to_owned());
        }
        let is_more = matches!(relation, Relation::Wider | Relation::Other);
        if reach.response && is_more && !is_read {
            notes.push(
                "in responses: there may come what older versions of the crate do not read"
                    .to_owned(),
            );
        }
        notes
    }

    /// Compares limits, defaults and formats. What is said of a component, or of a type with a name, is compared there.
    pub(super) fn limits(&mut self, spot: &Spot, old: TypeId, new: TypeId) {
        let (was, is) = (said(&self.old, old), said(&self.new, new));
        let same_home = match (was.of, is.of) {
            (Some(was), Some(is)) => self.is_same_home(was, is),
            (None, None) => true,
            (Some(_), None) | (None, Some(_)) => false,
        };
        if same_home {
            self.compare_said(spot, &was, &is, (old, new));
        } else {
            let (was, is) = (self.whole(&was, true), self.whole(&is, false));
            self.compare_said(spot, &was, &is, (old, new));
        }
        // Those of a component are compared there.
        if !(same_home && is.of.is_some()) {
            self.limits_of_elements(spot, old, new);
        }
    }

    /// Compares what is said of the elements of two lists, or the values of two maps.
    fn limits_of_elements(&mut self, spot: &Spot, old: TypeId, new: TypeId) {
        let elements = (
            elements(&self.old.resolve(old).1.shape),
            elements(&self.new.resolve(new).1.shape),
        );
        let (Some((before, was)), Some((mark, is))) = elements else {
            return;
        };
        if before != mark {
            return;
        }
        let inner = Spot {
            subject: format!("{}{mark}", spot.subject),
            old: self.old.api().types[was].pointer.clone(),
            new: self.new.api().types[is].pointer.clone(),
            ..spot.clone()
        };
        self.limits(&inner, was, is);
    }

    /// Compares what is said of two components that have no type of their own.
    pub(super) fn limits_of_component(&mut self, spot: &Spot, old: TypeId, new: TypeId) {
        let (was, is) = (own(&self.old, old), own(&self.new, new));
        self.compare_said(spot, &was, &is, (old, new));
        self.limits_of_elements(spot, old, new);
    }

    fn is_same_home(&self, old: TypeId, new: TypeId) -> bool {
        let origin = |side: &Side<'_>, id| match &side.api().types[id].origin {
            Origin::Component(name) => Some(name.clone()),
            Origin::Inline(..) => None,
        };
        let was = origin(&self.old, old);
        self.pairs.types.get(&old) == Some(&new) || (was.is_some() && was == origin(&self.new, new))
    }

    /// What is said at the place and, where it is silent, of the component.
    fn whole(&self, said: &Said, is_old: bool) -> Said {
        let side = if is_old { &self.old } else { &self.new };
        let of = said.of.map(|id| own(side, id));
        let limits = match (&of, said.limits == Limits::default()) {
            (Some(of), true) => of.limits.clone(),
            (Some(_) | None, _) => said.limits.clone(),
        };
        let (default, format) = of.map_or((None, None), |of| (of.default, of.format));
        Said {
            of: None,
            limits,
            default: said.default.clone().or(default),
            format: said.format.clone().or(format),
        }
    }

    fn compare_said(&mut self, spot: &Spot, was: &Said, is: &Said, (old, new): (TypeId, TypeId)) {
        let changed = limits::changed(&was.limits, &is.limits);
        for (trend, code) in [
            (Trend::Tighter, Code::ConstraintTightened),
            (Trend::Looser, Code::ConstraintLoosened),
            (Trend::Other, Code::ConstraintChanged),
        ] {
            let texts: Vec<&str> = changed
                .iter()
                .filter(|(other, _)| *other == trend)
                .map(|(_, text)| text.as_str())
                .collect();
            if texts.is_empty() {
                continue;
            }
            let draft = spot.draft(code, texts.join("; "));
            let refuses = spot.reach.request && trend != Trend::Looser;
            let note = refuses
                .then(|| "in requests: the server may refuse what it took before".to_owned());
            self.say(draft.notes(note));
        }
        if was.default != is.default {
            let spoken = |value: &Option<serde_json::Value>| match value {
                Some(value) => format!("`{value}`"),
                None => "none".to_owned(),
            };
            let message = format!(
                "the default is {} now, and was {}",
                spoken(&is.default),
                spoken(&was.default)
            );
            let note = spot
                .reach
                .request
                .then(|| "in requests: a call that leaves it out may do something else".to_owned());
            self.say(spot.draft(Code::DefaultChanged, message).notes(note));
        }
        let is_plain = matches!(
            self.new.resolve(new).1.shape,
            Shape::String(_) | Shape::Integer(_) | Shape::Number(_)
        );
        if was.format != is.format && is_plain && self.relation(old, new) == Relation::Same {
            let spoken = |format: &Option<String>| match format {
                Some(format) => format!("`{format}`"),
                None => "none".to_owned(),
            };
            let message = format!(
                "the format is {} now, and was {}",
                spoken(&is.format),
                spoken(&was.format)
            );
            self.say(spot.draft(Code::FormatChanged, message));
        }
    }

    /// Compares whether something is deprecated. The mark of each item that has one belongs to the change.
    pub(super) fn deprecation(&mut self, spot: &Spot, was: bool, is: bool, items: &[String]) {
        if was == is {
            return;
        }
        let (code, message) = match is {
            true => (Code::Deprecated, "it is deprecated now"),
            false => (Code::DeprecationLifted, "it is deprecated no more"),
        };
        let mut draft = spot.draft(code, message);
        for item in items {
            draft = draft.touches(format!("{item}{}", crate::surface::DEPRECATED));
        }
        self.say(draft);
    }

    /// Says that prose has changed, if any has: of what, in a word each.
    pub(super) fn prose(&mut self, spot: &Spot, of: &[String]) {
        const NAMED: usize = 6;
        if of.is_empty() {
            return;
        }
        let mut named = of
            .iter()
            .take(NAMED)
            .cloned()
            .collect::<Vec<_>>()
            .join(", ");
        if of.len() > NAMED {
            named.push_str(&format!(" and {} more", of.len() - NAMED));
        }
        let message = format!("the documentation changed: {named}");
        self.say(spot.draft(Code::DocumentationChanged, message));
    }
}

/// Whether prose is the same for a reader.
pub(super) fn same_prose(was: &Docs, is: &Docs) -> bool {
    same_text(was.title.as_deref(), is.title.as_deref())
        && same_text(was.description.as_deref(), is.description.as_deref())
}

/// Whether two texts are the same, blanks aside.
pub(super) fn same_text(was: Option<&str>, is: Option<&str>) -> bool {
    let words = |text: Option<&str>| -> Vec<String> {
        let words = text.unwrap_or_default().split_whitespace();
        words.map(str::to_owned).collect()
    };
    words(was) == words(is)
}

/// What is said of a type at the place where it stands.
fn said(side: &Side<'_>, id: TypeId) -> Said {
    let types = &side.api().types;
    let mut found = Said {
        of: None,
        limits: Limits::default(),
        default: None,
        format: None,
    };
    let mut id = id;
    // A chain of aliases is shorter than the list of types.
    for _ in 0..types.len() {
        let ty = &types[id];
        if ty.shape.is_named() || matches!(ty.origin, Origin::Component(_)) {
            found.of = Some(id);
            // A named type that stands here has its limits here.
            if matches!(ty.origin, Origin::Component(_)) {
                break;
            }
        }
        let here = own(side, id);
        if found.limits == Limits::default() {
            found.limits = here.limits;
        }
        found.default = found.default.or(here.default);
        found.format = found.format.or(here.format);
        let Shape::Alias(target) = ty.shape else {
            break;
        };
        id = target;
    }
    found
}

/// What a list or a map is made of, with the mark that stands behind the name of the whole.
fn elements(shape: &Shape) -> Option<(&'static str, TypeId)> {
    match shape {
        Shape::Array(items) => Some(("[]", *items)),
        Shape::Map(values) => Some((".*", *values)),
        Shape::Any
        | Shape::Boolean
        | Shape::Integer(_)
        | Shape::Number(_)
        | Shape::String(_)
        | Shape::Struct(_)
        | Shape::Enum(_)
        | Shape::Union(_)
        | Shape::Alias(_) => None,
    }
}

/// What is said of a type itself.
fn own(side: &Side<'_>, id: TypeId) -> Said {
    let ty = &side.api().types[id];
    let schema = side.schema(id);
    let text = |keyword: &str| schema?.get(keyword)?.as_str().map(str::to_owned);
    Said {
        of: None,
        limits: Limits {
            constraints: ty.constraints.as_deref().cloned().unwrap_or_default(),
            rules: schema.map(validation::rules).unwrap_or_default(),
        },
        default: ty.default.as_deref().cloned(),
        // What a text holds is its format, too.
        format: text("format").or_else(|| text("contentMediaType")),
    }
}

/// A type in words.
fn words(side: &Side<'_>, id: TypeId) -> String {
    let (target, ty, nullable) = side.resolve(id);
    let word = match &ty.shape {
        Shape::Any | Shape::Alias(_) => "any JSON value".to_owned(),
        Shape::Boolean => "a boolean".to_owned(),
        Shape::Integer(_) => "a whole number".to_owned(),
        Shape::Number(_) => "a number".to_owned(),
        Shape::String(format) => match format {
            StringFormat::Plain | StringFormat::Password => "a text",
            StringFormat::Date => "a date",
            StringFormat::DateTime => "a point in time",
            StringFormat::Byte => "bytes in base64",
            StringFormat::Binary => "bytes",
            StringFormat::File => "a file",
            StringFormat::Constant(constant) => return format!("{:?}", constant.value),
        }
        .to_owned(),
        Shape::Array(items) => format!("a list of {}", words(side, *items)),
        Shape::Map(values) => format!("a map of {}", words(side, *values)),
        Shape::Struct(_) | Shape::Enum(_) | Shape::Union(_) => {
            format!("a `{}`", side.type_name(target))
        }
    };
    match nullable {
        true => format!("{word} or null"),
        false => word,
    }
}
