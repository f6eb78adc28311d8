//! One call, made in two ways, to a server or to a function in its place.

use std::error::Error;
use std::time::Duration;

use bytes::Bytes;
use sequence_sdk::Client;
use sequence_sdk::transport::{Attempt, Sending, Transport};
use sequence_sdk::types::{PaymentProvider, PaymentSettings, PaymentSettingsUpdate};
use serde::{Deserialize, Serialize};

pub(crate) type Any = Box<dyn Error + Send + Sync>;

/// Enough that setting up is over, and enough more that one call is told from another.
pub(crate) const FEW: u64 = 100;
pub(crate) const MANY: u64 = 600;

const BASE: &str = "http://api.example.com";
const ID: &str = "bc61d4b8-e9d6-4f4a-9bcf-f5dae874c730";
pub(crate) const ANSWER: &str = r#"{"id":"bc61d4b8-e9d6-4f4a-9bcf-f5dae874c730","sequenceAccountId":"bc61d4b8-e9d6-4f4a-9bcf-f5dae874c730","invoiceId":"bc61d4b8-e9d6-4f4a-9bcf-f5dae874c730","customerId":"bc61d4b8-e9d6-4f4a-9bcf-f5dae874c730","paymentProvider":"STRIPE"}"#;

/// Who makes the calls.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    /// By hand, with all put together in advance that can be.
    Bare,
    /// By hand, with the HTTP client's own request builder.
    Hand,
    Sdk,
}

/// All of them, as they are called.
pub(crate) const WAYS: [(Way, &str); 3] =
    [(Way::Bare, "bare"), (Way::Hand, "hand"), (Way::Sdk, "SDK")];

/// What one call of many costs, where so many counts are those of few calls and of many.
pub(crate) fn a_call(few: u64, many: u64) -> f64 {
    many.saturating_sub(few) as f64 / (MANY - FEW) as f64
}

/// The first line of a table.
pub(crate) fn head() {
    println!(
        "{:<12}{:<16}{:>12}{:>12}{:>12}{:>10}{:>10}",
        "", "", "bare", "by hand", "SDK", "to bare", "to hand"
    );
}

/// A line of it: what each way costs.
pub(crate) fn line(place: &str, what: &str, [bare, hand, sdk]: [f64; 3]) {
    let (to_bare, to_hand) = (sdk / bare, sdk / hand);
    println!(
        "{place:<12}{what:<16}{bare:>12.0}{hand:>12.0}{sdk:>12.0}{to_bare:>10.2}{to_hand:>10.2}"
    );
}

/// Makes so many calls, to that server or, without one, to a function.
pub(crate) fn run(way: Way, url: &str, calls: u64) -> Result<(), Any> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        match way {
            Way::Hand => {
                let http = reqwest::Client::new();
                let base = if url.is_empty() { BASE } else { url };
                for _ in 0..calls {
                    let settings =
                        by_hand(&http, url.is_empty(), base, ID, Provider::Stripe).await?;
                    assert_eq!(settings.id, ID);
                }
            }
            Way::Bare => {
                let http = match url {
                    "" => None,
                    _ => Some(reqwest::Client::new()),
                };
                let base = if url.is_empty() { BASE } else { url };
                for _ in 0..calls {
                    let settings = bare(http.as_ref(), base, ID, Provider::Stripe).await?;
                    assert_eq!(settings.id, ID);
                }
            }
            Way::Sdk => {
                let client = Client::builder().credentials("user", "password");
                let client = match url {
                    "" => client.base_url(BASE).transport(Answering),
                    _ => client.base_url(url),
                };
                let client = client.build()?;
                for _ in 0..calls {
                    let settings = by_sdk(&client, ID, PaymentProvider::Stripe).await?;
                    assert_eq!(settings.id, ID);
                }
            }
        }
        Ok(())
    })
}

async fn by_sdk(
    client: &Client,
    id: &str,
    provider: PaymentProvider,
) -> Result<PaymentSettings, Any> {
    let update = PaymentSettingsUpdate::new(provider);
    Ok(client
        .invoices()
        .update_payment_settings(id, update)
        .await?)
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
enum Provider {
    Stripe,
    Gocardless,
    None,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Update {
    payment_provider: Provider,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "all that the document describes is read")]
struct Settings {
    id: String,
    sequence_account_id: String,
    invoice_id: String,
    customer_id: String,
    payment_provider: Provider,
}

/// The call as one writes it in a service: with what the HTTP client offers, and an error that has the body.
async fn by_hand(
    http: &reqwest::Client,
    is_in_process: bool,
    base: &str,
    id: &str,
    payment_provider: Provider,
) -> Result<Settings, Any> {
    let request = http
        .put(format!("{base}/payments/settings/invoices/{id}"))
        .basic_auth("user", Some("password"))
        .header("Accept", "application/json")
        .header("Sequence-Version", "2024-07-30")
        .header("User-Agent", "bench/1.0")
        .header("Content-Type", "application/json")
        .body(serde_json::to_vec(&Update { payment_provider })?)
        .timeout(Duration::from_secs(60))
        .build()?;
    let response = match is_in_process {
        true => answer(&request),
        false => http.execute(request).await?,
    };
    let status = response.status();
    if !status.is_success() {
        let body = response.text().await?;
        return Err(format!("{status}: {body}").into());
    }
    Ok(serde_json::from_slice(&response.bytes().await?)?)
}

/// The call as one writes it who needs no other: one URL, one credential, one type, and a time for it as a whole.
async fn bare(
    http: Option<&reqwest::Client>,
    base: &str,
    id: &str,
    payment_provider: Provider,
) -> Result<Settings, Any> {
    let body = serde_json::to_vec(&Update { payment_provider })?;
    let url = reqwest::Url::parse(&format!("{base}/payments/settings/invoices/{id}"))?;
    let mut request = reqwest::Request::new(reqwest::Method::PUT, url);
    // "user:password" in base64, which need not be worked out for each call.
    let mut authorization = http::HeaderValue::from_static("Basic dXNlcjpwYXNzd29yZA==");
    authorization.set_sensitive(true);
    let headers = request.headers_mut();
    headers.insert("authorization", authorization);
    for (name, value) in [
        ("accept", "application/json"),
        ("content-type", "application/json"),
        ("sequence-version", "2024-07-30"),
        ("user-agent", "bench/1.0"),
    ] {
        headers.insert(name, http::HeaderValue::from_static(value));
    }
    *request.body_mut() = Some(body.into());
    let call = async {
        let response = match http {
            Some(http) => http.execute(request).await?,
            None => answer(&request),
        };
        let body = response.error_for_status()?.bytes().await?;
        Ok::<_, Any>(serde_json::from_slice(&body)?)
    };
    tokio::time::timeout(Duration::from_secs(60), call).await?
}

/// The answer that stands for all servers.
fn answer(request: &reqwest::Request) -> reqwest::Response {
    assert!(request.body().is_some());
    let mut response = http::Response::new(Bytes::from_static(ANSWER.as_bytes()));
    let json = http::HeaderValue::from_static("application/json");
    response.headers_mut().insert("content-type", json);
    response.into()
}

struct Answering;

impl Transport for Answering {
    fn send(&self, attempt: Attempt) -> Sending<'_> {
        let response = answer(&attempt.request);
        Box::pin(std::future::ready(Ok(response)))
    }
}
