//! Tokens that are fetched: how often, when anew, and for whom.

use std::future::Future;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use sdkwright_runtime::auth::Credential;
use sdkwright_runtime::client::Core;
use sdkwright_runtime::error::{Delivery, ErrorKind, Timeout};
use sdkwright_runtime::intercept::BoxError;
use sdkwright_runtime::request::Request;
use sdkwright_runtime::token::{Fetching, Token, TokenProvider, TokenRequest, provided};

mod authorization;
mod clock;
mod loopback;

use authorization::{Api, CREATE, create, failed, fine, header, list, still, token};
use clock::TestClock;
use loopback::kept_alive;

#[tokio::test]
async fn one_token_serves_a_hundred_calls_at_once() {
    let api = Api::start(token, fine);
    let core = api.core(&still(), |_| {});
    let calls: Vec<_> = (0..100)
        .map(|_| {
            let core = core.clone();
            tokio::spawn(async move { create(&core).await.map(|answer| answer.status) })
        })
        .collect();
    for call in calls {
        assert_eq!(call.await.unwrap().unwrap(), 200);
    }
    assert_eq!(api.tokens(), 1);
    assert_eq!(api.requests("POST /pets ").len(), 100);
    assert!(api.carried().iter().all(|sent| sent == "Bearer token-1"));
}

#[tokio::test]
async fn a_token_is_renewed_before_it_ends() {
    let clock = still();
    let api = Api::start(token, fine);
    let core = api.core(&clock, |_| {});
    for (passes, expected) in [(0, 1), (3539, 1), (1, 2), (3539, 2), (1, 3), (9999, 4)] {
        clock.pass(Duration::from_secs(passes));
        list(&core).await.unwrap();
        assert_eq!(api.tokens(), expected, "after {:?}", clock.passed());
    }
    assert_eq!(api.carried().last().unwrap(), "Bearer token-4");
}

#[tokio::test]
async fn a_good_token_outlasts_a_token_endpoint_that_fails() {
    let clock = TestClock::skipping(|time| time < Duration::from_secs(5));
    let api = Api::start(
        |count| match count {
            1 => token(1),
            2 => kept_alive("400 Bad Request", "", ""),
            count => token(count),
        },
        fine,
    );
    let core = api.core(&clock, |_| {});
    list(&core).await.unwrap();
    clock.pass(Duration::from_secs(3550));
    list(&core).await.unwrap();
    list(&core).await.unwrap();
    assert_eq!(api.tokens(), 2, "a pause is made after a failure");
    clock.pass(Duration::from_secs(5));
    list(&core).await.unwrap();
    assert_eq!(api.tokens(), 3);
    let expected = [
        "Bearer token-1",
        "Bearer token-1",
        "Bearer token-1",
        "Bearer token-3",
    ];
    assert_eq!(api.carried(), expected);
}

#[tokio::test]
async fn a_good_token_outlasts_a_token_endpoint_that_says_nothing() {
    let clock = still();
    let api = Api::conversing(
        |talk, count| match count {
            1 => talk.say(token(1)),
            _ => {
                talk.wait_for_the_end();
                false
            }
        },
        fine,
    );
    let core = api.core(&clock, |_| {});
    list(&core).await.unwrap();
    clock.pass(Duration::from_secs(3550));
    let renewing = tokio::spawn({
        let core = core.clone();
        async move { list(&core).await.map(|answer| answer.status) }
    });
    api.server.arrived(3).await;
    // Others do not wait for it.
    list(&core).await.unwrap();
    clock.pass(Duration::from_secs(10));
    assert_eq!(renewing.await.unwrap().unwrap(), 200);
    api.server.closed(1).await;
    assert!(api.carried().iter().all(|sent| sent == "Bearer token-1"));
    clock.pass(Duration::from_secs(60));
    let error = tokio::spawn(async move { failed(list(&core).await) });
    api.server.arrived(6).await;
    clock.pass(Duration::from_secs(60));
    let error = error.await.unwrap();
    assert_eq!(
        (error.kind(), error.timeout()),
        (ErrorKind::Token, Some(Timeout::Attempt))
    );
    assert_eq!((error.delivery(), error.attempts()), (Delivery::NotSent, 0));
}

#[tokio::test]
async fn a_refused_token_is_renewed_once_whatever_the_method() {
    let api = Api::start(token, |request| {
        match header(request, "authorization").as_str() {
            "Bearer token-1" => kept_alive("401 Unauthorized", "", ""),
            _ => fine(request),
        }
    });
    let core = api.core(&still(), |config| config.max_retries(0));
    let answer = create(&core).await.unwrap();
    assert_eq!((answer.status.as_u16(), answer.history.attempts), (200, 2));
    assert_eq!(api.carried(), ["Bearer token-1", "Bearer token-2"]);
    create(&core).await.unwrap();
    assert_eq!(api.tokens(), 2);
}

#[tokio::test]
async fn a_renewal_is_none_of_the_retries() {
    let asked = AtomicUsize::new(0);
    let api = Api::start(token, move |request| {
        match asked.fetch_add(1, Ordering::SeqCst) {
            0 => kept_alive("401 Unauthorized", "", ""),
            1 => kept_alive("503 Service Unavailable", "", ""),
            _ => fine(request),
        }
    });
    let core = api.core(&TestClock::new(), |config| config.max_retries(1));
    let answer = list(&core).await.unwrap();
    assert_eq!((answer.status.as_u16(), answer.history.attempts), (200, 3));
    assert_eq!(api.tokens(), 2);
}

#[tokio::test]
async fn a_second_refusal_is_the_answer() {
    let api = Api::start(token, |_| kept_alive("401 Unauthorized", "", "no"));
    let core = api.core(&still(), |_| {});
    let answer = create(&core).await.unwrap();
    assert_eq!((answer.status.as_u16(), answer.history.attempts), (401, 2));
    assert_eq!(&answer.body[..], b"no");
    assert_eq!(api.carried(), ["Bearer token-1", "Bearer token-2"]);
}

#[tokio::test]
async fn many_refusals_of_one_token_ask_for_one_other() {
    let api = Api::start(token, |request| {
        match header(request, "authorization").as_str() {
            "Bearer token-1" => kept_alive("401 Unauthorized", "", ""),
            _ => fine(request),
        }
    });
    let core = api.core(&still(), |_| {});
    let calls: Vec<_> = (0..50)
        .map(|_| {
            let core = core.clone();
            tokio::spawn(async move { create(&core).await.map(|answer| answer.status) })
        })
        .collect();
    for call in calls {
        assert_eq!(call.await.unwrap().unwrap(), 200);
    }
    assert_eq!(api.tokens(), 2);
}

#[tokio::test]
async fn a_refusal_stands_if_no_other_token_comes() {
    let api = Api::start(
        |count| match count {
            1 => token(1),
            _ => kept_alive("400 Bad Request", "", r#"{"error":"invalid_client"}"#),
        },
        |_| kept_alive("401 Unauthorized", "", "expired"),
    );
    let core = api.core(&still(), |_| {});
    let answer = create(&core).await.unwrap();
    assert_eq!((answer.status.as_u16(), answer.history.attempts), (401, 1));
    assert_eq!(&answer.body[..], b"expired");
    assert_eq!(api.tokens(), 2);
}

#[tokio::test]
async fn a_token_of_the_users_is_not_renewed() {
    let api = Api::start(token, |_| kept_alive("401 Unauthorized", "", ""));
    let own = api.core(&still(), |config| {
        config.credential("oauth", Credential::Token("mine".into()));
    });
    assert_eq!(create(&own).await.unwrap().history.attempts, 1);
    let core = api.core(&still(), |_| {});
    let mut request = Request::new(&core, &CREATE);
    request.with_header("authorization", "Bearer theirs");
    assert_eq!(request.send().await.unwrap().history.attempts, 1);
    assert_eq!(api.carried(), ["Bearer mine", "Bearer theirs"]);
    assert_eq!(api.tokens(), 0);
}

#[tokio::test]
async fn all_who_wait_fail_together_and_the_next_asks_again() {
    let (say, said) = std::sync::mpsc::channel::<()>();
    let said = std::sync::Mutex::new(said);
    let api = Api::conversing(
        move |talk, count| {
            if count == 1 {
                said.lock().unwrap().recv().unwrap();
                return talk.say(kept_alive("400 Bad Request", "", ""));
            }
            talk.say(token(count))
        },
        fine,
    );
    let core = api.core(&still(), |_| {});
    let mut calls: Vec<_> = (0..20).map(|_| Box::pin(create(&core))).collect();
    // Each of them waits before the endpoint answers.
    std::future::poll_fn(|cx| {
        for call in &mut calls {
            assert!(call.as_mut().poll(cx).is_pending());
        }
        std::task::Poll::Ready(())
    })
    .await;
    say.send(()).unwrap();
    let mut calls = calls.into_iter();
    let first = failed(calls.next().unwrap().await);
    assert_eq!(first.token_error().unwrap().status().unwrap(), 400);
    // Some have not been told yet, and still the next one asks.
    create(&core).await.unwrap();
    for call in calls {
        let error = failed(call.await);
        assert_eq!(error.token_error().unwrap().status().unwrap(), 400);
    }
    assert_eq!(api.tokens(), 2);
}

#[tokio::test]
async fn a_fetch_goes_on_without_the_call_that_began_it_and_ends_with_the_last() {
    let (say, said) = std::sync::mpsc::channel::<()>();
    let said = std::sync::Mutex::new(said);
    let api = Api::conversing(
        move |talk, count| {
            if count == 1 {
                talk.wait_for_the_end();
                return false;
            }
            said.lock().unwrap().recv().unwrap();
            talk.say(token(count))
        },
        fine,
    );
    let core = api.core(&still(), |_| {});
    let call = |core: &Core| {
        let core = core.clone();
        tokio::spawn(async move { create(&core).await.map(|answer| answer.status) })
    };
    let alone = call(&core);
    api.server.arrived(1).await;
    alone.abort();
    api.server.closed(1).await;
    let first = call(&core);
    api.server.arrived(2).await;
    let second = call(&core);
    // Both wait: the second has been polled by the time that a task after it is.
    tokio::spawn(async {}).await.unwrap();
    first.abort();
    assert!(first.await.unwrap_err().is_cancelled());
    say.send(()).unwrap();
    assert_eq!(second.await.unwrap().unwrap(), 200);
    assert_eq!(api.tokens(), 2);
    assert_eq!(api.carried(), ["Bearer token-2"]);
}

#[tokio::test]
async fn a_provider_is_asked_for_tokens_and_told_of_refused_ones() {
    struct Vault(AtomicUsize);
    impl TokenProvider for Vault {
        fn token<'a>(&'a self, request: TokenRequest<'a>) -> Fetching<'a> {
            let count = self.0.fetch_add(1, Ordering::SeqCst) + 1;
            assert_eq!(request.scheme(), "oauth");
            let expected = (count > 1).then_some("token-1");
            assert_eq!(request.refused().map(|refused| refused.expose()), expected);
            assert!(!format!("{request:?}").contains("token-1"));
            Box::pin(async move { Ok(Token::new(format!("token-{count}"))) })
        }
    }
    let api = Api::start(token, |request| {
        match header(request, "authorization").as_str() {
            "Bearer token-1" => kept_alive("401 Unauthorized", "", ""),
            _ => fine(request),
        }
    });
    let core = api.core(&still(), |config| {
        config.credential("oauth", provided(Vault(AtomicUsize::new(0))));
    });
    create(&core).await.unwrap();
    create(&core).await.unwrap();
    assert_eq!(
        api.carried(),
        ["Bearer token-1", "Bearer token-2", "Bearer token-2"]
    );
    assert_eq!(api.tokens(), 0);
}

#[tokio::test]
async fn a_provider_may_be_a_function_and_may_fail() {
    let api = Api::start(token, fine);
    let core = api.core(&still(), |config| {
        let fetch = || async { Ok(Token::new("short").expires_in(Duration::ZERO)) };
        config.credential("oauth", provided(fetch));
    });
    list(&core).await.unwrap();
    let core = api.core(&still(), |config| {
        let fail = || async { Err::<Token, BoxError>("the vault is shut".into()) };
        config.credential("oauth", provided(fail));
    });
    let error = failed(list(&core).await);
    assert!(error.is_token() && error.token_error().is_none());
    let source = std::error::Error::source(&error).unwrap();
    assert_eq!(source.to_string(), "the vault is shut");
    assert_eq!(api.carried(), ["Bearer short"]);
}

#[tokio::test]
async fn a_provider_that_panics_costs_the_call_that_was_polled() {
    let api = Api::start(token, fine);
    let core = api.core(&still(), |config| {
        let asked = AtomicUsize::new(0);
        let fetch = move || {
            let first = asked.fetch_add(1, Ordering::SeqCst) == 0;
            async move {
                tokio::task::yield_now().await;
                assert!(!first, "the provider panics");
                Ok(Token::new("fine"))
            }
        };
        config.credential("oauth", provided(fetch));
    });
    let call = |core: &Core| {
        let core = core.clone();
        tokio::spawn(async move { list(&core).await })
    };
    // Which of the two is polled when it panics is for tokio to say.
    let calls = (call(&core), call(&core));
    let (panicked, told): (Vec<_>, Vec<_>) = [calls.0.await, calls.1.await]
        .into_iter()
        .partition(Result::is_err);
    assert_eq!((panicked.len(), told.len()), (1, 1));
    for told in told {
        assert!(failed(told.unwrap()).is_token());
    }
    list(&core).await.unwrap();
    assert_eq!(api.carried(), ["Bearer fine"]);
}
