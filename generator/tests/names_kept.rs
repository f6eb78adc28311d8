//! Names that stay: pairs of documents, the first of which gives the crate that the second one is generated over.

use sdkwright::check::Manifest;
use sdkwright::diagnostic::Code;
use sdkwright::names::{self, Record};
use sdkwright::pipeline::{self, Job, Model};
use std::fs;
use std::path::Path;
use std::process::Command;

fn job(dir: &Path, text: &str, sdk_toml: &str, record: Record) -> Job {
    let put = |name: &str, text: &str| {
        let path = dir.join(name);
        fs::write(&path, text).unwrap();
        path
    };
    Job {
        spec: put("openapi.yaml", text),
        config: Some(put("sdk.toml", sdk_toml)),
        record,
        ..Job::default()
    }
}

fn model(text: &str, sdk_toml: &str, record: &Record) -> (Model, Vec<(Code, String)>) {
    let dir = tempfile::tempdir().unwrap();
    let (model, outcome) = pipeline::model(&job(dir.path(), text, sdk_toml, record.clone()));
    let said = outcome.diagnostics.iter();
    let errors = said.filter(|said| said.code.id().starts_with('E'));
    let errors = errors
        .map(|said| (said.code, said.message.clone()))
        .collect();
    (model.unwrap(), errors)
}

fn record(model: &Model) -> Record {
    model.record()
}

fn document(paths: &str, schemas: &str) -> String {
    format!(
        "openapi: 3.0.3\ninfo: {{title: Pets, version: '1'}}\nservers: [{{url: 'https://pets.example'}}]\npaths:\n{paths}\ncomponents:\n  schemas:\n{schemas}\n"
    )
}

/// Two documents, and names as `key = name` lines: those of the second alone, and those beside the first.
struct Pair {
    what: &'static str,
    old: String,
    new: String,
    alone: &'static str,
    beside: &'static str,
}

fn schemas(old: &str, new: &str) -> (String, String) {
    (document("  {}", old), document("  {}", new))
}

fn operations(old: &str, new: &str) -> (String, String) {
    let schema = "    Any: {type: object}";
    (document(old, schema), document(new, schema))
}

/// A `GET /{id}` that fails with a 404 of one property.
fn failing(id: &str, tag: &str, property: &str) -> String {
    format!(
        "  /{id}: {{get: {{operationId: {id}, tags: [{tag}], responses: {{'404': {{description: '', content: {{application/json: {{schema: {{type: object, properties: {{{property}: {{type: string}}}}}}}}}}}}}}}}}}\n"
    )
}

fn failures(old: &[(&str, &str, &str)], new: &[(&str, &str, &str)]) -> (String, String) {
    let all = |all: &[(&str, &str, &str)]| -> String {
        let all = all.iter();
        all.map(|(id, tag, property)| failing(id, tag, property))
            .collect()
    };
    operations(&all(old), &all(new))
}

/// A `GET /{id}` with the parameter `Order`, which is a component.
fn ordered(ids: &[&str]) -> String {
    let paths: String = ids
        .iter()
        .map(|id| format!("  /{id}: {{get: {{operationId: {id}, tags: [x], parameters: [{{$ref: '#/components/parameters/Order'}}], responses: {{'204': {{description: ''}}}}}}}}\n"))
        .collect();
    format!(
        "openapi: 3.0.3\ninfo: {{title: Pets, version: '1'}}\nservers: [{{url: 'https://pets.example'}}]\npaths:\n{paths}\ncomponents:\n  parameters:\n    Order: {{name: by, in: query, schema: {{type: string, enum: [up, down]}}}}\n"
    )
}

fn pairs() -> Vec<Pair> {
    let pair = |what, (old, new), alone, beside| Pair {
        what,
        old,
        new,
        alone,
        beside,
    };
    vec![
        pair(
            "a schema with a better claim",
            schemas(
                "    pet: {type: object, properties: {a: {type: string}}}",
                "    pet: {type: object, properties: {a: {type: string}}}\n    Pet: {type: object, properties: {b: {type: string}}}",
            ),
            "Pet = Pet\npet = PetModel",
            "Pet = PetModel\npet = Pet",
        ),
        pair(
            "a schema before one that is equally good",
            schemas(
                "    line_item: {type: object, properties: {a: {type: string}}}",
                "    line-item: {type: object, properties: {b: {type: string}}}\n    line_item: {type: object, properties: {a: {type: string}}}",
            ),
            "line-item = LineItem\nline_item = LineItemModel",
            "line-item = LineItemModel\nline_item = LineItem",
        ),
        pair(
            "a component that is called like an inline type",
            schemas(
                "    Pet: {type: object, properties: {owner: {type: object, properties: {a: {type: string}}}}}",
                "    Pet: {type: object, properties: {owner: {type: object, properties: {a: {type: string}}}}}\n    PetOwner: {type: object, properties: {b: {type: string}}}",
            ),
            "Pet = Pet\nPet.owner = PetOwner2\nPetOwner = PetOwner",
            "Pet = Pet\nPet.owner = PetOwner\nPetOwner = PetOwnerModel",
        ),
        pair(
            "a property before another",
            schemas(
                "    Pet: {type: object, properties: {ownerId: {type: string}}}",
                "    Pet: {type: object, properties: {owner_id: {type: string}, ownerId: {type: string}}}",
            ),
            "Pet = Pet\n  ownerId = owner_id_field\n  owner_id = owner_id",
            "Pet = Pet\n  ownerId = owner_id\n  owner_id = owner_id_field",
        ),
        pair(
            "a constant of a union before another",
            schemas(
                "    Limit: {anyOf: [{type: integer}, {type: string, enum: [a-b]}]}",
                "    Limit: {anyOf: [{type: string, enum: [a_b]}, {type: integer}, {type: string, enum: [a-b]}]}",
            ),
            "Limit = Limit\n  \"a-b\" = AB2\n  \"a_b\" = AB\n  integer = Integer",
            "Limit = Limit\n  \"a-b\" = AB\n  \"a_b\" = AB2\n  integer = Integer",
        ),
        pair(
            "an enum's value before another",
            schemas(
                "    Size: {type: string, enum: [extra-large]}",
                "    Size: {type: string, enum: [extra_large, extra-large]}",
            ),
            "Size = Size\n  extra-large = ExtraLarge2\n  extra_large = ExtraLarge",
            "Size = Size\n  extra-large = ExtraLarge\n  extra_large = ExtraLarge2",
        ),
        pair(
            "a schema that is renamed in the document",
            schemas(
                "    pet: {type: object, properties: {a: {type: string}}}",
                "    Pet: {type: object, properties: {a: {type: string}}}",
            ),
            "Pet = Pet",
            "Pet = Pet",
        ),
        pair(
            "branches without names, with a new one before them",
            schemas(
                "    Animal: {oneOf: [{type: object, properties: {a: {type: string}, n: {type: string}}}, {type: object, properties: {b: {type: string}, n: {type: string}}}]}",
                "    Animal: {oneOf: [{type: object, properties: {c: {type: string}, n: {type: string}}}, {type: object, properties: {a: {type: string}, n: {type: string}, s: {type: string}}}, {type: object, properties: {b: {type: string}, n: {type: string}}}]}",
            ),
            "Animal = Animal\n  Animal or 1 = Variant1\n  Animal or 2 = Variant2\n  Animal or 3 = Variant3\nAnimal or 1 = AnimalVariant1\nAnimal or 2 = AnimalVariant2\nAnimal or 3 = AnimalVariant3",
            "Animal = Animal\n  Animal or 1 = Variant3\n  Animal or 2 = Variant1\n  Animal or 3 = Variant2\nAnimal or 1 = AnimalVariant3\nAnimal or 2 = AnimalVariant1\nAnimal or 3 = AnimalVariant2",
        ),
        pair(
            "branches of one kind that change places, with what stands in them",
            schemas(
                "    Animal: {oneOf: [{type: object, properties: {k: {type: string, enum: [cat]}, owner: {type: object, properties: {x: {type: string}}}}}, {type: object, properties: {k: {type: string, enum: [dog]}, owner: {type: object, properties: {z: {type: string}}}}}]}",
                "    Animal: {oneOf: [{type: object, properties: {k: {type: string, enum: [dog]}, owner: {type: object, properties: {z: {type: string}}}}}, {type: object, properties: {k: {type: string, enum: [cat]}, owner: {type: object, properties: {x: {type: string}}}}}]}",
            ),
            "Animal = Animal\n  Animal or 1 = Variant1\n  Animal or 2 = Variant2\nAnimal or 1 = AnimalVariant1\nAnimal or 1.k = AnimalVariant1K\n  dog = Dog\nAnimal or 1.owner = AnimalVariant1Owner\nAnimal or 2 = AnimalVariant2\nAnimal or 2.k = AnimalVariant2K\n  cat = Cat\nAnimal or 2.owner = AnimalVariant2Owner",
            "Animal = Animal\n  Animal or 1 = Variant2\n  Animal or 2 = Variant1\nAnimal or 1 = AnimalVariant2\nAnimal or 1.k = AnimalVariant2K\n  dog = Dog\nAnimal or 1.owner = AnimalVariant2Owner\nAnimal or 2 = AnimalVariant1\nAnimal or 2.k = AnimalVariant1K\n  cat = Cat\nAnimal or 2.owner = AnimalVariant1Owner",
        ),
        pair(
            "branches that are lists of other things",
            schemas(
                "    Some: {oneOf: [{type: array, items: {type: string}}, {type: array, items: {type: integer}}]}",
                "    Some: {oneOf: [{type: array, items: {type: boolean}}, {type: array, items: {type: integer}}, {type: array, items: {type: string}}]}",
            ),
            "Some = SomeModel\n  list of boolean = List\n  list of integer = List2\n  list of string = List3",
            "Some = SomeModel\n  list of boolean = List3\n  list of integer = List2\n  list of string = List",
        ),
        pair(
            "an operation and a parameter before others",
            operations(
                "  /pets: {get: {operationId: list-pets, tags: [pets], parameters: [{name: ownerId, in: query, schema: {type: string}}], responses: {'200': {description: All}}}}",
                "  /all: {get: {operationId: listPets, tags: [pets], responses: {'200': {description: All}}}}\n  /pets: {get: {operationId: list-pets, tags: [pets], parameters: [{name: owner_id, in: query, schema: {type: string}}, {name: ownerId, in: query, schema: {type: string}}], responses: {'200': {description: All}}}}",
            ),
            "pets: pets\nlist-pets: get_pets GetPets query ownerId = owner_id_query, query owner_id = owner_id\nlistPets: list_pets ListPets",
            "pets: pets\nlist-pets: list_pets ListPets query ownerId = owner_id, query owner_id = owner_id_query\nlistPets: get_all GetAll",
        ),
        pair(
            "a tag before another",
            operations(
                "  /b: {get: {operationId: b, tags: ['Pet Store'], responses: {'200': {description: All}}}}",
                "  /a: {get: {operationId: a, tags: [pet_store], responses: {'200': {description: All}}}}\n  /b: {get: {operationId: b, tags: ['Pet Store'], responses: {'200': {description: All}}}}",
            ),
            "Pet Store: pet_store_api\npet_store: pet_store\na: a A\nb: b B",
            "Pet Store: pet_store\npet_store: pet_store_api\na: a A\nb: b B",
        ),
        pair(
            "a failure that others come to have",
            failures(
                &[("a", "x", "code")],
                &[("a", "x", "code"), ("b", "y", "code"), ("c", "z", "code")],
            ),
            "x: x\ny: y\nz: z\na: a A\nb: b B\nc: c C\nNotFoundBody = NotFoundBody",
            "x: x\ny: y\nz: z\na: a A\nb: b B\nc: c C\nNotFoundBody = NotFoundBody\na 404 = AResponse404",
        ),
        pair(
            "a failure that only one has still, and another tag has now",
            failures(
                &[("a", "x", "code"), ("b", "x", "code"), ("c", "y", "why")],
                &[("b", "x", "code"), ("c", "y", "why"), ("d", "y", "why")],
            ),
            "x: x\ny: y\nb: b B\nc: c C\nd: d D\nYNotFoundBody = YNotFoundBody\nb 404 = BResponse404",
            "x: x\ny: y\nb: b B\nc: c C\nd: d D\nXNotFoundBody = XNotFoundBody\nc 404 = CResponse404\nd 404 = DResponse404",
        ),
        pair(
            "a failure of one tag that another tag comes to have, in other words",
            failures(
                &[("a", "x", "code"), ("b", "x", "code"), ("c", "y", "why")],
                &[("c", "y", "what"), ("a", "x", "what"), ("b", "x", "what")],
            ),
            "x: x\ny: y\na: a A\nb: b B\nc: c C\nNotFoundBody = NotFoundBody",
            "x: x\ny: y\na: a A\nb: b B\nc: c C\nXNotFoundBody = XNotFoundBody\nc 404 = CResponse404",
        ),
        pair(
            "a parameter of the document that others come to have",
            (ordered(&["a"]), ordered(&["b", "a"])),
            "x: x\na: a A query by = by\nb: b B query by = by\nOrder = Order\n  down = Down\n  up = Up",
            "x: x\na: a A query by = by\nb: b B query by = by\nABy = ABy\n  down = Down\n  up = Up",
        ),
        pair(
            "a parameter of the document that one has still",
            (ordered(&["a", "b"]), ordered(&["b"])),
            "x: x\nb: b B query by = by\nb parameter by = BBy\n  down = Down\n  up = Up",
            "x: x\nb: b B query by = by\nOrder = Order\n  down = Down\n  up = Up",
        ),
    ]
}

fn lines(record: &Record) -> String {
    let mut lines = Vec::new();
    for (tag, name) in &record.groups {
        lines.push(format!("{tag}: {name}"));
    }
    for (key, operation) in &record.operations {
        let parameters = operation
            .parameters
            .iter()
            .map(|(key, name)| format!("{key} = {name}"));
        let parameters = parameters.collect::<Vec<_>>().join(", ");
        let method = operation.method.as_deref().unwrap_or("-");
        lines.push(
            format!("{key}: {method} {} {parameters}", operation.builder)
                .trim_end()
                .to_owned(),
        );
    }
    for (key, ty) in record.types.iter().filter(|(key, _)| *key != "Any") {
        lines.push(format!("{key} = {}", ty.name.as_deref().unwrap_or("-")));
        let members = ty
            .members
            .iter()
            .filter(|(word, name)| word != name || ty.members.len() > 1);
        lines.extend(
            members
                .filter(|(word, _)| word.len() > 1 && *word != "owner")
                .map(|(word, name)| format!("  {word} = {name}")),
        );
    }
    lines.join("\n")
}

#[test]
fn what_is_new_takes_another_name() {
    for Pair {
        what,
        old,
        new,
        alone,
        beside,
    } in pairs()
    {
        let (old, said) = model(&old, "", &Record::default());
        assert_eq!(said, [], "{what}");
        assert_eq!(
            lines(&record(&model(&new, "", &Record::default()).0)),
            alone,
            "{what}"
        );
        let text = new;
        let (new, said) = model(&text, "", &record(&old));
        assert_eq!(said, [], "{what}");
        assert_eq!(lines(&record(&new)), beside, "{what}");
        // It stays so from then on.
        let (again, said) = model(&text, "", &record(&new));
        assert_eq!(said, [], "{what}");
        assert_eq!(again.names, new.names, "{what}");
    }
}

#[test]
fn a_record_of_what_is_there_changes_nothing() {
    for spec in ["fynn", "modern-treasury", "payabli", "sequence", "whop"] {
        let job = Job::beside(&Path::new("../specs").join(spec));
        let (model, _) = pipeline::model(&job);
        let model = model.unwrap();
        let record = record(&model);
        let (names, said) = names::claim_beside(&model.api, &model.config, &record);
        assert!(said.is_empty() && names == model.names, "{spec}");
    }
}

#[test]
fn what_sdk_toml_gives_goes_before_and_is_said_where_it_takes_a_name() {
    let text = document(
        "  {}",
        "    Pet: {type: object, properties: {a: {type: string}}}\n    Dog: {type: object, properties: {b: {type: string}}}",
    );
    let (old, _) = model(&text, "", &Record::default());
    // A name of one's own for what has had another is no matter; that of another thing is.
    let (renamed, said) = model(&text, "[rename.types]\nDog = 'Hound'\n", &record(&old));
    assert_eq!(said, []);
    assert_eq!(lines(&record(&renamed)), "Dog = -\nPet = Pet");
    let (_, said) = model(&text, "[rename.types]\nDog = 'Pet'\n", &record(&old));
    let message = "the type of `Pet` has been `Pet`, and would be `PetModel`";
    assert_eq!(said, [(Code::NameNotKept, message.to_owned())]);
    // The branch of a union is called after its type, and follows it there.
    let union = format!(
        "{text}    Any: {{oneOf: [{{$ref: '#/components/schemas/Pet'}}, {{$ref: '#/components/schemas/Dog'}}]}}\n"
    );
    let (old_union, _) = model(&union, "", &Record::default());
    assert_eq!(record(&old_union).types["Any"].members["Dog"], "Dog");
    let hound = "[rename.types]\nDog = 'Hound'\n";
    let (renamed_union, said) = model(&union, hound, &record(&old_union));
    assert_eq!(said, []);
    let names: Vec<&str> = renamed_union
        .names
        .types
        .values()
        .flat_map(|ty| &ty.members)
        .map(names::Ident::as_str)
        .collect();
    assert!(
        names.contains(&"Hound") && !names.contains(&"Dog"),
        "{names:?}"
    );
    // Without the line, it is what it would be without a record of it.
    let (back, said) = model(&text, "", &record(&renamed));
    assert_eq!(said, []);
    assert_eq!(lines(&record(&back)), "Dog = Dog\nPet = Pet");
}

#[test]
fn the_builder_of_an_operation_that_sdk_toml_names_stays() {
    let text = document(
        "  /pets: {get: {operationId: listPets, tags: [pets], responses: {'200': {description: All, content: {application/json: {schema: {type: object, properties: {a: {type: string}}}}}}}}}",
        "    Any: {type: object}",
    );
    let names = |model: &Model| {
        let operation = &model.names.operations[0];
        format!("{} {}", operation.method, operation.builder)
    };
    let (old, _) = model(&text, "", &Record::default());
    assert_eq!(names(&old), "list_pets ListPets");
    // The name shortens the method, and nothing else.
    let list = "[operations.listPets]\nname = 'list'\n";
    let (named, said) = model(&text, list, &record(&old));
    assert_eq!((names(&named).as_str(), said.len()), ("list ListPets", 0));
    // A crate of a generator that made builders of names alone.
    let mut former = record(&named);
    former.operations.get_mut("listPets").unwrap().builder = "List".to_owned();
    let (kept, said) = model(&text, list, &former);
    assert_eq!((names(&kept).as_str(), said.len()), ("list List", 0));
    // Another name, or none, is a new one.
    let all = "[operations.listPets]\nname = 'all'\n";
    assert_eq!(names(&model(&text, all, &former).0), "all PetsAll");
    assert_eq!(names(&model(&text, "", &former).0), "list_pets ListPets");
}

/// The branches of the unions that have a box, each as `Union.word`.
fn boxes(model: &Model) -> Vec<String> {
    let record = record(model);
    let types = record.types.iter();
    types
        .flat_map(|(key, ty)| ty.boxed.iter().map(move |word| format!("{key}.{word}")))
        .collect()
}

#[test]
fn large_branches_have_boxes_that_stay() {
    let document = |properties: usize| {
        let properties: String = (0..properties)
            .map(|property| format!("p{property}: {{type: string}}, "))
            .collect();
        document(
            "  {}",
            &format!(
                "    Pet: {{type: object, properties: {{{properties}}}}}\n    Dog: {{type: object}}\n    Any: {{anyOf: [{{type: string}}, {{$ref: '#/components/schemas/Pet'}}, {{type: array, items: {{$ref: '#/components/schemas/Pet'}}}}]}}"
            ),
        )
    };
    let of = |properties: usize, record: &Record| model(&document(properties), "", record).0;
    let none = Record::default();
    // Eight texts of 24 bytes, and what was not known: 200 bytes.
    let (small, large) = (of(8, &none), of(9, &none));
    assert_eq!(boxes(&small), Vec::<String>::new());
    assert_eq!(boxes(&large), ["Any.Pet"]);
    // A type that grows or shrinks does not change what users match on.
    assert_eq!(boxes(&of(9, &record(&small))), Vec::<String>::new());
    assert_eq!(boxes(&of(8, &record(&large))), ["Any.Pet"]);
}

#[test]
fn names_that_are_none_are_not_taken() {
    let text = document(
        "  {}",
        "    Pet: {type: object, properties: {a: {type: string}}}",
    );
    let mut record = Record::default();
    let recorded = names::RecordedType {
        name: Some("not a name".to_owned()),
        members: [("a".to_owned(), "type".to_owned())].into(),
        ..names::RecordedType::default()
    };
    record.types.insert("Pet".to_owned(), recorded);
    let (_, said) = model(&text, "", &record);
    assert_eq!(said.len(), 2, "{said:?}");
}

/// A branch that is one text had a type of its own in older crates: that is not there any more, and no name of it is kept.
#[test]
fn a_branch_that_was_a_type_is_a_constant() {
    let text = document(
        "  {}",
        "    Limit: {anyOf: [{type: integer}, {type: string, enum: [none]}]}\n    LimitVariant2: {type: object, properties: {a: {type: string}}}",
    );
    let ty = |name: &str, members: &[(&str, &str)], looks: &[&str]| names::RecordedType {
        name: Some(name.to_owned()),
        members: members
            .iter()
            .map(|(word, name)| ((*word).to_owned(), (*name).to_owned()))
            .collect(),
        looks: looks.iter().map(|look| (*look).to_owned()).collect(),
        ..names::RecordedType::default()
    };
    let mut old = Record::default();
    let members = [("integer", "Whole"), ("Limit or 2", "LimitVariant2")];
    old.types
        .insert("Limit".to_owned(), ty("Limit", &members, &[]));
    let branch = ty("LimitVariant2", &[("none", "None")], &["none"]);
    old.types.insert("Limit or 2".to_owned(), branch);
    let (model, said) = model(&text, "", &old);
    assert_eq!(said, []);
    assert_eq!(
        lines(&record(&model)),
        "Limit = Limit\n  \"none\" = None\n  integer = Whole\nLimitVariant2 = LimitVariant2"
    );
}

/// Variants repeated the union's name in older crates; what is recorded so stays, and what is new does not.
#[test]
fn a_variant_that_repeats_the_name_of_its_union_stays() {
    let text = document(
        "  {}",
        "    Pet: {anyOf: [{type: object, properties: {a: {type: string}}}, {type: string}, {type: object, properties: {b: {type: string}}}]}",
    );
    let (new, _) = model(&text, "", &Record::default());
    let mut old = record(&new);
    let pet = old.types.get_mut("Pet").unwrap();
    assert_eq!(pet.members["Pet or 1"], "Variant1");
    pet.members
        .insert("Pet or 1".to_owned(), "PetVariant1".to_owned());
    pet.members.remove("Pet or 3");
    let (kept, said) = model(&text, "", &old);
    assert_eq!(said, []);
    let members = &record(&kept).types["Pet"].members;
    assert_eq!(
        (&*members["Pet or 1"], &*members["Pet or 3"]),
        ("PetVariant1", "Variant3")
    );
}

#[test]
fn the_crate_has_the_record_and_it_can_be_left_behind() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    let run = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_sdkwright"))
            .args(arguments)
            .current_dir(dir)
            .output()
            .unwrap();
        assert!(
            output.status.success(),
            "{arguments:?}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
    };
    let [Pair { old, new, .. }, ..] = &pairs()[..] else {
        unreachable!("there are pairs");
    };
    fs::write(dir.join("openapi.yaml"), old).unwrap();
    run(&["generate", "openapi.yaml", "-o", "sdk"]);
    let name = |key: &str| {
        Manifest::names_of(&dir.join("sdk")).types[key]
            .name
            .clone()
            .unwrap()
    };
    assert_eq!(name("pet"), "Pet");
    fs::write(dir.join("openapi.yaml"), new).unwrap();
    run(&["generate", "openapi.yaml", "-o", "sdk"]);
    run(&["check", "openapi.yaml", "-o", "sdk"]);
    assert_eq!(
        (name("pet"), name("Pet")),
        ("Pet".to_owned(), "PetModel".to_owned())
    );
    run(&["generate", "openapi.yaml", "-o", "sdk", "--new-names"]);
    run(&["check", "openapi.yaml", "-o", "sdk"]);
    assert_eq!(
        (name("pet"), name("Pet")),
        ("PetModel".to_owned(), "Pet".to_owned())
    );
}
