//! An authorization server and an API at once, on the loopback interface, which tell what they were asked.

#![allow(dead_code, reason = "each file of tests uses a part of it")]

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use sdkwright_runtime::auth::{Scheme, SchemeKind, Way};
use sdkwright_runtime::client::{Config, Core};
use sdkwright_runtime::client_credentials::{ClientCredentials, Flow};
use sdkwright_runtime::error::Error;
use sdkwright_runtime::operation::Operation;
use sdkwright_runtime::request::Request;
use sdkwright_runtime::response::Answer;

use crate::clock::TestClock;
use crate::loopback::{Server, Talk, kept_alive};

/// What must never be seen in a `Debug` or `Display`.
pub(crate) const SECRET: &str = "hunter2";

pub(crate) static SCHEMES: [Scheme; 1] = [Scheme {
    name: "oauth",
    kind: SchemeKind::Bearer,
    setter: "oauth",
    variables: &[],
    further: &[Way {
        setter: "oauth_client",
        variables: &["CLIENT_ID", "CLIENT_SECRET"],
    }],
}];

pub(crate) static CREATE: Operation = Operation {
    security: &[&["oauth"]],
    ..Operation::new("create_pet", "POST", "/pets")
};

pub(crate) static LIST: Operation = Operation {
    security: &[&["oauth"]],
    ..Operation::new("list_pets", "GET", "/pets")
};

pub(crate) static FLOW: Flow = Flow {
    token_url: "/oauth/token",
    scopes: &["pets:read", "pets:write"],
    in_body: false,
};

/// An authorization server and an API at once. Its n-th token is `token-n`, and what `api` says of a request's head is answered.
pub(crate) struct Api {
    pub(crate) server: Server,
}

impl Api {
    pub(crate) fn start(
        token: impl Fn(usize) -> String + Send + Sync + 'static,
        api: impl Fn(&str) -> String + Send + Sync + 'static,
    ) -> Self {
        Self::conversing(move |talk, count| talk.say(token(count)), api)
    }

    /// The same, with an endpoint that talks as it likes, told how often it has been asked.
    pub(crate) fn conversing(
        token: impl Fn(&mut Talk, usize) -> bool + Send + Sync + 'static,
        api: impl Fn(&str) -> String + Send + Sync + 'static,
    ) -> Self {
        let asked = AtomicUsize::new(0);
        let server = Server::conversing(move |talk| {
            while talk.hear() {
                let request = talk.last();
                let going = if request.starts_with("POST /oauth/token ") {
                    let count = asked.fetch_add(1, Ordering::SeqCst) + 1;
                    token(talk, count)
                } else {
                    let answer = api(&request);
                    talk.say(answer)
                };
                if !going {
                    return;
                }
            }
        });
        Self { server }
    }

    pub(crate) fn core(&self, clock: &Arc<TestClock>, adapt: impl FnOnce(&mut Config)) -> Core {
        core(&self.server.url, clock, adapt)
    }

    pub(crate) fn requests(&self, beginning: &str) -> Vec<String> {
        let mut requests = self.server.requests();
        requests.retain(|request| request.starts_with(beginning));
        requests
    }

    pub(crate) fn tokens(&self) -> usize {
        self.requests("POST /oauth/token ").len()
    }

    /// What the calls carried, in order.
    pub(crate) fn carried(&self) -> Vec<String> {
        let calls = self.server.requests();
        let calls = calls.iter().filter(|request| request.contains(" /pets "));
        calls
            .map(|request| header(request, "authorization"))
            .collect()
    }
}

pub(crate) fn core(url: &str, clock: &Arc<TestClock>, adapt: impl FnOnce(&mut Config)) -> Core {
    let mut config = Config::new("acme-sdk/1.2.3", &SCHEMES);
    config.base_url(url.to_owned());
    config.clock(clock.clone());
    config.credential("oauth", credentials().credential(&FLOW));
    adapt(&mut config);
    config.build(None).unwrap()
}

pub(crate) fn credentials() -> ClientCredentials {
    ClientCredentials::new("the id", SECRET)
}

/// A clock on which nothing is over by itself.
pub(crate) fn still() -> Arc<TestClock> {
    TestClock::skipping(|_| false)
}

pub(crate) fn header(request: &str, name: &str) -> String {
    let mut lines = request.lines();
    let line = lines.find_map(|line| line.strip_prefix(&format!("{name}: ")));
    line.unwrap_or_default().to_owned()
}

pub(crate) fn body(request: &str) -> &str {
    request.split_once("\r\n\r\n").unwrap().1
}

/// `token-n`, good for an hour.
pub(crate) fn token(count: usize) -> String {
    token_for(count, 3600)
}

pub(crate) fn token_for(count: usize, seconds: u32) -> String {
    let json = format!(
        r#"{{"access_token":"token-{count}","token_type":"bearer","expires_in":{seconds}}}"#
    );
    kept_alive("200 OK", "", &json)
}

pub(crate) fn fine(_: &str) -> String {
    kept_alive("200 OK", "", "{}")
}

pub(crate) async fn list(core: &Core) -> Result<Answer, Error> {
    Request::new(core, &LIST).send().await
}

pub(crate) async fn create(core: &Core) -> Result<Answer, Error> {
    Request::new(core, &CREATE).send().await
}

/// The error, after a look whether anything of it shows a secret.
pub(crate) fn failed(result: Result<Answer, Error>) -> Error {
    let error = result.unwrap_err();
    let mut shown = format!("{error} {error:?} {error:#?}");
    if let Some(inner) = error.token_error() {
        shown += &format!("{inner} {inner:?}");
    }
    assert!(!shown.contains(SECRET), "{shown}");
    assert!(!shown.contains("token-"), "{shown}");
    error
}
