//! `sdkwright init`: the names of methods that it proposes, and what becomes of them in a crate.

use sdkwright::init;
use sdkwright::pipeline::{self, Job, Model};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// A document with a GET for each line: group, `operationId`, and a summary if there is one.
fn document(lines: &str) -> String {
    let mut out = "openapi: 3.0.3\ninfo: {title: Mails, version: '1'}\nservers: [{url: 'https://mails.example'}]\npaths:\n".to_owned();
    for (index, line) in lines.lines().enumerate() {
        let (tag, id) = line.trim().split_once(' ').unwrap();
        writeln!(
            out,
            "  /p{index}: {{get: {{tags: [{tag}], operationId: '{id}', responses: {{'200': {{description: All., content: {{application/json: {{schema: {{type: object, properties: {{a: {{type: string}}}}}}}}}}}}}}}}}}"
        )
        .unwrap();
    }
    out
}

/// The table of operations that is begun for a document.
fn table(dir: &Path, document: &str) -> String {
    let spec = dir.join("openapi.yaml");
    fs::write(&spec, document).unwrap();
    let made = init::init(&spec, false).unwrap().0.unwrap();
    fs::write(dir.join("sdk.toml"), &made.sdk_toml).unwrap();
    let begin = made.sdk_toml.find("[operations]\n");
    let table = begin.map_or("", |begin| &made.sdk_toml[begin..]);
    let end = table.find("\n\n").map_or(table.len(), |end| end + 1);
    table[..end].to_owned()
}

/// The model of a document with the `sdk.toml` that was begun for it, without a word of an error.
fn model(dir: &Path) -> Model {
    let job = Job {
        spec: dir.join("openapi.yaml"),
        config: Some(dir.join("sdk.toml")),
        ..Job::default()
    };
    let (model, outcome) = pipeline::model(&job);
    assert!(!outcome.diagnostics.has_errors());
    model.unwrap()
}

fn proposed(lines: &str) -> String {
    let dir = tempfile::tempdir().unwrap();
    table(dir.path(), &document(lines))
}

#[test]
fn names_do_without_their_group() {
    assert_eq!(
        proposed(
            "emails emails/list
             emails emails/batch-send
             emails createAnEmail
             emails email_send
             emails getMetricIdForEmail
             links list_all_links
             links update_link_tags
             links bulkCreateLinks
             organization org_get_hook
             organization org_teams
             payments_api list_payments
             streams v1.stream.get"
        ),
        r#"[operations]
"emails/list" = { name = "list" }
"emails/batch-send" = { name = "batch_send" }
createAnEmail = { name = "create" }
email_send = { name = "send" }
getMetricIdForEmail = { name = "get_metric_id" }
list_all_links = { name = "list_all" }
update_link_tags = { name = "update_tags" }
bulkCreateLinks = { name = "bulk_create" }
org_get_hook = { name = "get_hook" }
org_teams = { name = "teams" }
list_payments = { name = "list" }
"v1.stream.get" = { name = "get" }
"#
    );
}

#[test]
fn names_that_tell_more_stay() {
    // Nothing would be left, or not what is done; `refund` is what is done, and not the group.
    let lines = "emails emails
                 emails email
                 emails emailTemplates
                 refunds refund_payment
                 refunds refund_order
                 links list_team_links
                 users get_users_and_groups
                 pools update_pool_update_settings
                 members past_members";
    assert_eq!(proposed(lines), "");
}

#[test]
fn names_that_rust_or_a_group_has_stay() {
    assert_eq!(
        proposed("emails emails/move\nemails emails/clone\nemails emails/new"),
        ""
    );
}

#[test]
fn names_that_would_meet_are_shortened_less_or_not_at_all() {
    // One and many are the same.
    assert_eq!(proposed("emails list_email\nemails list_emails"), "");
    // Another has the name, or has had it.
    assert_eq!(proposed("emails list\nemails list_emails"), "");
    assert_eq!(
        proposed("emails emails_list\nemails emails_list_emails"),
        "[operations]\nemails_list_emails = { name = \"list_emails\" }\n"
    );
    assert_eq!(
        proposed("emails emails_get_email\nemails emails_get_emails\nemails emails_send_email"),
        "[operations]\nemails_get_email = { name = \"get_email\" }\nemails_get_emails = { name = \"get_emails\" }\nemails_send_email = { name = \"send\" }\n"
    );
    // Only in one group is a name once.
    assert_eq!(
        proposed("emails listEmails\nlinks listLinks"),
        "[operations]\nlistEmails = { name = \"list\" }\nlistLinks = { name = \"list\" }\n"
    );
}

/// An operation whose body can be sent in two codings, and one that is called as the second of them would be.
const CODINGS: &str = "openapi: 3.0.3
info: {title: Mails, version: '1'}
servers: [{url: 'https://mails.example'}]
paths:
  /a:
    post:
      tags: [emails]
      operationId: emails/send
      requestBody: {required: true, content: {application/json: {schema: {type: object}}, text/plain: {schema: {type: string}}}}
      responses: {'204': {description: Done.}}
";

#[test]
fn a_further_coding_of_a_body_is_a_name_too() {
    let dir = tempfile::tempdir().unwrap();
    let proposed = "[operations]\n\"emails/send\" = { name = \"send\" }\n";
    assert_eq!(table(dir.path(), CODINGS), proposed);
    let methods: Vec<String> = model(dir.path())
        .names
        .operations
        .iter()
        .map(|names| names.method.to_string())
        .collect();
    assert_eq!(methods, ["send", "send_text"]);

    let other = "  /b: {get: {tags: [emails], operationId: send-text, responses: {'204': {description: Done.}}}}\n";
    let dir = tempfile::tempdir().unwrap();
    assert_eq!(table(dir.path(), &format!("{CODINGS}{other}")), "");
}

#[test]
fn an_id_that_two_operations_have_names_the_first() {
    let dir = tempfile::tempdir().unwrap();
    let lines = "emails listEmails\nlinks listEmails";
    assert_eq!(
        table(dir.path(), &document(lines)),
        "[operations]\nlistEmails = { name = \"list\" }\n"
    );
    let names = model(dir.path()).names;
    let methods: Vec<&str> = names
        .operations
        .iter()
        .map(|names| names.method.as_str())
        .collect();
    assert_eq!(methods, ["list", "get_p1"]);
}

#[test]
fn what_is_made_of_a_path_takes_the_words_of_its_summary() {
    let operation = |id: &str, rest: &str| {
        format!("{{tags: [projects], {id}{rest} responses: {{'204': {{description: Done.}}}}}}")
    };
    let table = |id: &str, summary: &str| {
        let operation = operation(id, summary);
        let document = format!(
            "openapi: 3.0.3\ninfo: {{title: Mails, version: '1'}}\nservers: [{{url: 'https://mails.example'}}]\npaths: {{/v1/projects/share: {{post: {operation}}}}}\n"
        );
        table(tempfile::tempdir().unwrap().path(), &document)
    };
    let named = |key: &str, name: &str| format!("[operations]\n{key} = {{ name = \"{name}\" }}\n");
    let place = "\"POST /v1/projects/share\"";
    assert_eq!(
        table("", "summary: Shares a specific project,"),
        named(place, "share")
    );
    assert_eq!(
        table("", "summary: Create versions of a project,"),
        named(place, "create_versions")
    );
    assert_eq!(
        table("", "summary: List all project shares,"),
        named(place, "list_shares")
    );
    assert_eq!(
        table("", "summary: Get all projects,"),
        named(place, "get_all")
    );
    // None says nothing, and what does not begin with a verb nothing that can be called.
    assert_eq!(table("", ""), "");
    assert_eq!(table("", "summary: Project sharing,"), "");
    assert_eq!(table("", "summary: Shares list,"), "");
    assert_eq!(table("", "summary: Get IPs of a project,"), "");
    // As FastAPI makes ids.
    let id = "share_project_v1_projects_share_post";
    assert_eq!(
        table(&format!("operationId: {id},"), ""),
        named(id, "share")
    );
}

#[test]
fn builders_and_types_say_the_group_that_a_method_leaves_out() {
    let dir = tempfile::tempdir().unwrap();
    let lines = "emails emails/list
                 links listLinks
                 links listALinkTag
                 team_members getTeamMember";
    table(dir.path(), &document(lines));
    let model = model(dir.path());
    let names = &model.names;
    let operations = names.operations.iter();
    let calls: Vec<String> = operations
        .map(|names| format!("{} {}", names.method, names.builder))
        .collect();
    assert_eq!(
        calls,
        [
            "list EmailsList",
            "list ListLinks",
            "list_tag LinksListTag",
            "get GetTeamMember"
        ]
    );
    let types: Vec<&str> = names
        .types
        .values()
        .map(|names| names.ident.as_str())
        .collect();
    assert_eq!(
        types,
        [
            "EmailsListResponse",
            "ListLinksResponse",
            "LinksListTagResponse",
            "GetTeamMemberResponse"
        ]
    );
}
