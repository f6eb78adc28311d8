//! Signatures of webhooks, held against ones that another program has made (Python's `hmac` over the vendors' own examples).

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use http::HeaderMap;
use sdkwright_runtime::secret::Secret;
use sdkwright_runtime::webhook::{Signing, Verifier, WebhookError};

const HEX: Signing = Signing::Hex {
    header: "x-hub-signature-256",
    prefix: "sha256=",
};

const TIMESTAMPED: Signing = Signing::Timestamped {
    header: "stripe-signature",
    key: "v1",
};

/// A way of signing with a secret, a request, and when it was sent.
struct Known {
    signing: Signing,
    secret: &'static str,
    headers: &'static [(&'static str, &'static str)],
    body: &'static [u8],
}

const SENT: u64 = 1_614_265_330;

const KNOWN: [Known; 3] = [
    Known {
        signing: Signing::Standard,
        secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        headers: &[
            ("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek"),
            ("webhook-timestamp", "1614265330"),
            (
                "webhook-signature",
                "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
            ),
        ],
        body: br#"{"test": 2432232314}"#,
    },
    Known {
        signing: HEX,
        secret: "It's a Secret to Everybody",
        headers: &[(
            "x-hub-signature-256",
            "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
        )],
        body: b"Hello, World!",
    },
    Known {
        signing: TIMESTAMPED,
        secret: "s3cret",
        headers: &[(
            "stripe-signature",
            "t=1614265330,v0=00,v1=531f8059b4454900a89da43ac0c67a7e5101f56030b663beaf5b9329f4edaf00",
        )],
        body: br#"{"a":1}"#,
    },
];

fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
    let pairs = pairs.iter();
    pairs
        .map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap()))
        .collect::<HeaderMap>()
}

fn verifier(known: &Known) -> Verifier {
    Verifier::new(known.signing, &Secret::from(known.secret)).unwrap()
}

fn at(seconds: u64) -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(seconds)
}

#[test]
fn what_others_have_signed_is_taken() {
    for known in KNOWN {
        let checked = verifier(&known).verify_at(&headers(known.headers), known.body, at(SENT));
        assert!(checked.is_ok(), "{:?}: {checked:?}", known.signing);
    }
}

#[test]
fn another_body_secret_or_signature_is_refused() {
    for known in KNOWN {
        let right = headers(known.headers);
        let other = Verifier::new(known.signing, &Secret::from("other")).unwrap();
        let mut body = known.body.to_vec();
        body[0] ^= 1;
        for checked in [
            verifier(&known).verify_at(&right, &body, at(SENT)),
            other.verify_at(&right, known.body, at(SENT)),
        ] {
            assert!(
                matches!(checked, Err(WebhookError::Mismatch)),
                "{checked:?}"
            );
        }
        for missing in right.keys() {
            let mut some = right.clone();
            some.remove(missing);
            let checked = verifier(&known).verify_at(&some, known.body, at(SENT));
            assert!(
                matches!(checked, Err(WebhookError::Missing(_))),
                "{checked:?}"
            );
        }
    }
}

#[test]
fn what_is_too_old_or_from_the_future_is_refused_where_a_time_is_signed() {
    for known in KNOWN {
        let right = headers(known.headers);
        let signs_time = known.signing != HEX;
        for (now, late) in [
            (SENT + 300, false),
            (SENT + 301, true),
            (SENT - 300, false),
            (SENT - 301, true),
            (0, true),
        ] {
            let checked = verifier(&known).verify_at(&right, known.body, at(now));
            let is_late = matches!(checked, Err(WebhookError::Late));
            assert_eq!(is_late, late && signs_time, "{:?} at {now}", known.signing);
            assert!(is_late || checked.is_ok());
        }
        let patient = verifier(&known).with_tolerance(Duration::from_secs(10_000));
        assert!(
            patient
                .verify_at(&right, known.body, at(SENT + 9_999))
                .is_ok()
        );
    }
}

#[test]
fn of_several_secrets_and_signatures_one_is_enough() {
    for known in KNOWN {
        let old = Verifier::new(known.signing, &Secret::from("the new secret")).unwrap();
        let both = old.with_secret(known.secret).unwrap();
        let right = headers(known.headers);
        assert!(both.verify_at(&right, known.body, at(SENT)).is_ok());
    }
    let (name, signature) = KNOWN[0].headers[2];
    let two = format!("v1a,AAAA v1,AAAA {signature}");
    let mut several = headers(KNOWN[0].headers);
    several.insert(name, two.parse().unwrap());
    let checked = verifier(&KNOWN[0]).verify_at(&several, KNOWN[0].body, at(SENT));
    assert!(checked.is_ok(), "{checked:?}");
}

#[test]
fn malformed_headers_are_refused_and_never_panic() {
    for known in KNOWN {
        for garbage in [
            "",
            "=",
            "t=",
            "t=x,v1=1",
            "sha256=zz",
            "v1",
            "v1,*",
            "t=99999999999999999999",
        ] {
            let mut wrong = headers(known.headers);
            for name in headers(known.headers).keys() {
                wrong.insert(name, garbage.parse().unwrap());
            }
            let checked = verifier(&known).verify_at(&wrong, known.body, at(SENT));
            assert!(checked.is_err(), "{:?}: {garbage}", known.signing);
        }
    }
}

#[test]
fn what_is_signed_here_is_taken_and_read() {
    for known in KNOWN {
        let verifier = verifier(&known);
        let signed = verifier.sign("msg_1", SystemTime::now(), b"[1]");
        assert_eq!(verifier.read::<Vec<u8>>(&signed, b"[1]").unwrap(), [1]);
        let signed = verifier.sign("msg_1", SystemTime::now(), b"[x]");
        let read = verifier.read::<Vec<u8>>(&signed, b"[x]");
        assert!(matches!(read, Err(WebhookError::Body(_))), "{read:?}");
    }
}

#[test]
fn a_secret_is_wanted_and_never_shown() {
    for (signing, secret) in [
        (HEX, ""),
        (Signing::Standard, ""),
        (Signing::Standard, "whsec_"),
        (Signing::Standard, "whsec_*"),
    ] {
        let made = Verifier::new(signing, &Secret::from(secret));
        assert!(matches!(made, Err(WebhookError::Secret)), "{secret:?}");
    }
    let shown = format!("{:?}", verifier(&KNOWN[1]));
    assert!(
        shown.contains("1 secrets") && !shown.contains("Everybody"),
        "{shown}"
    );
}
