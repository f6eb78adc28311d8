//! The files of a document: found by what references say, and read once.

use super::{File, Target, Why};
use crate::diagnostic::{Code, Diagnostics, Input, nearest};
use crate::document::uri::has_scheme;
use crate::document::{Source, file, read_value};
use crate::pointer::{Pointer, percent_decode};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The files that were read. The first is the document itself.
pub(super) struct FileSet {
    /// The document's folder as the user names it, and as it is on disk.
    folder: PathBuf,
    real: Option<PathBuf>,
    files: Vec<Opened>,
    /// What came of each path that was asked for, relative to the folder.
    known: BTreeMap<String, Result<usize, Option<Why>>>,
    /// Files by their places on disk.
    real_paths: BTreeMap<PathBuf, usize>,
    diagnostics: Diagnostics,
}

struct Opened {
    name: String,
    /// The text; the document's own is kept by whoever asked for the bundle.
    source: Option<Source>,
    /// The value, or the text of a file that is neither YAML nor JSON.
    root: Value,
}

impl FileSet {
    pub(super) fn new(path: &Path, root: Value) -> Self {
        let folder = match path.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
            Some(_) | None => PathBuf::from("."),
        };
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let mut file_set = Self {
            real: folder.canonicalize().ok(),
            folder,
            files: vec![Opened {
                name: name.clone().into_owned(),
                source: None,
                root,
            }],
            known: BTreeMap::new(),
            real_paths: BTreeMap::new(),
            diagnostics: Diagnostics::new(),
        };
        file_set.known.insert(name.into_owned(), Ok(0));
        if let Ok(real) = path.canonicalize() {
            file_set.real_paths.insert(real, 0);
        }
        file_set
    }

    /// What stands at a target.
    pub(super) fn value(&self, target: &Target) -> Option<&Value> {
        target.pointer.resolve(&self.files.get(target.file)?.root)
    }

    /// Takes the document itself out.
    pub(super) fn take_root(&mut self) -> Value {
        self.files
            .first_mut()
            .map(|first| first.root.clone())
            .unwrap_or_default()
    }

    /// The name of a file, relative to the document's folder.
    pub(super) fn name(&self, file: usize) -> &str {
        self.files.get(file).map_or("", |file| &file.name)
    }

    /// The files besides the first, and what there was to say of them.
    pub(super) fn into_files(self, diagnostics: &mut Diagnostics) -> Vec<File> {
        diagnostics.append(self.diagnostics);
        let files = self.files.into_iter().filter_map(|file| {
            Some(File {
                name: file.name,
                source: file.source?,
            })
        });
        files.collect()
    }

    /// What a reference in `from` names. `text` says that prose is wanted, which may stand in a file of any kind.
    pub(super) fn find(
        &mut self,
        reference: &str,
        from: usize,
        text: bool,
    ) -> Result<Target, Option<Why>> {
        let (path, fragment) = match reference.split_once('#') {
            Some((path, fragment)) => (path, fragment),
            None => (reference, ""),
        };
        let file = if path.is_empty() {
            from
        } else {
            let name = self.relative(path, from)?;
            self.open(&name, text)?
        };
        let fragment = percent_decode(fragment).unwrap_or_else(|| fragment.to_owned());
        let pointer = match Pointer::parse(&fragment) {
            Some(pointer) => pointer,
            None => match anchor(&self.files[file].root, &fragment, &Pointer::root()) {
                Some(pointer) => pointer,
                // `file.yaml#Pet` is often written for `file.yaml#/Pet`.
                None => Pointer::root().key(&fragment),
            },
        };
        let target = Target { file, pointer };
        if self.value(&target).is_some() {
            return Ok(target);
        }
        Err(Some(self.missing(&target)))
    }

    fn missing(&self, target: &Target) -> Why {
        let name = self.name(target.file);
        let place = &target.pointer;
        let near = place.parent().and_then(|parent| {
            let holder = Target {
                file: target.file,
                pointer: parent.clone(),
            };
            let members = self.value(&holder)?.as_object()?;
            let near = nearest(&place.last()?, members.keys().map(String::as_str))?;
            Some(format!("did you mean `{name}{}`?", parent.key(near)))
        });
        Why {
            message: format!("nothing stands at `{place}` of `{name}`"),
            help: near,
        }
    }

    /// The path of a reference, relative to the document's folder.
    fn relative(&self, path: &str, from: usize) -> Result<String, Option<Why>> {
        let refuse = |message: String, help: &str| {
            Err(Some(Why {
                message,
                help: Some(help.to_owned()),
            }))
        };
        let decoded = percent_decode(path).unwrap_or_else(|| path.to_owned());
        let slashed = decoded.replace('\\', "/");
        if has_scheme(&slashed) || slashed.starts_with("//") {
            return refuse(
                format!("the reference `{path}` leads to the network or to another machine"),
                "nothing is fetched: put the file beside the document, and name it there",
            );
        }
        let outside = |path: &str| {
            refuse(
                format!("the reference `{path}` leads out of the folder of the document"),
                "only files in the folder of the document and below are read: move the file there",
            )
        };
        if slashed.starts_with('/') {
            return outside(path);
        }
        let mut steps: Vec<&str> = self.name(from).split('/').collect();
        steps.pop();
        for step in slashed.split('/') {
            match step {
                "" | "." => {}
                ".." => {
                    if steps.pop().is_none() {
                        return outside(path);
                    }
                }
                step => steps.push(step),
            }
        }
        Ok(steps.join("/"))
    }

    fn open(&mut self, name: &str, text: bool) -> Result<usize, Option<Why>> {
        if let Some(known) = self.known.get(name) {
            return known.clone();
        }
        let opened = self.read(name, text);
        self.known.insert(name.to_owned(), opened.clone());
        opened
    }

    fn read(&mut self, name: &str, text: bool) -> Result<usize, Option<Why>> {
        let path = self.folder.join(name);
        let why = |message: String| {
            Some(Why {
                message,
                help: None,
            })
        };
        let real = match path.canonicalize() {
            Ok(real) => real,
            Err(_) => {
                let diagnostic = file::unreadable_at(&path, name);
                return Err(Some(Why {
                    message: diagnostic.message,
                    help: diagnostic.help,
                }));
            }
        };
        if !self
            .real
            .as_ref()
            .is_some_and(|folder| real.starts_with(folder))
        {
            return Err(why(format!(
                "`{name}` is a link that leads out of the folder of the document"
            )));
        }
        if let Some(file) = self.real_paths.get(&real) {
            return Ok(*file);
        }
        // Anything else than a file, a pipe for example, could keep a reader waiting for ever.
        if !real.is_file() {
            return Err(why(format!("`{name}` is not a file")));
        }
        let number = self.files.len();
        let input = Input::File(number);
        let read = match file::read(&path, input) {
            Ok(source) if text && !is_structured(name) => {
                let root = Value::String(source.text.to_string());
                Ok((root, source))
            }
            Ok(source) => {
                let (read, diagnostics) = read_value(source, input);
                self.say(diagnostics);
                read
            }
            Err((source, diagnostics)) => {
                self.say(diagnostics);
                Err(source)
            }
        };
        let (root, source, works) = match read {
            Ok((root, source)) => (root, source, true),
            Err(source) => (Value::Null, source, false),
        };
        self.files.push(Opened {
            name: name.to_owned(),
            source: Some(source),
            root,
        });
        if works {
            self.real_paths.insert(real, number);
            Ok(number)
        } else {
            Err(None)
        }
    }

    /// What is wrong with a file costs what refers to it, not the run.
    fn say(&mut self, diagnostics: Diagnostics) {
        for mut diagnostic in diagnostics {
            if diagnostic.code != Code::DuplicateKey {
                diagnostic.code = Code::BrokenFile;
                diagnostic.severity = Code::BrokenFile.severity();
                diagnostic.notes.push(
                    "what refers to the file is left out, or takes any JSON value".to_owned(),
                );
            }
            self.diagnostics.push(diagnostic);
        }
    }
}

fn is_structured(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    [".yaml", ".yml", ".json"]
        .iter()
        .any(|ending| name.ends_with(ending))
}

/// The place of the schema that carries an anchor.
fn anchor(value: &Value, name: &str, place: &Pointer) -> Option<Pointer> {
    match value {
        Value::Object(members) => {
            let carries = ["$anchor", "$dynamicAnchor"]
                .iter()
                .any(|keyword| members.get(*keyword).is_some_and(|anchor| anchor == name));
            if carries {
                return Some(place.clone());
            }
            members
                .iter()
                .find_map(|(key, member)| anchor(member, name, &place.key(key)))
        }
        Value::Array(elements) => elements
            .iter()
            .enumerate()
            .find_map(|(index, element)| anchor(element, name, &place.index(index))),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    }
}
