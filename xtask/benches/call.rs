//! What a call costs: through a generated crate, and written by hand with the same HTTP client and `serde`.
//!
//! ```text
//! cargo bench -p xtask --bench call
//!
//!              by hand            SDK              ratio
//! in process   instructions …     …                …
//! loopback     …
//! ```
//!
//! In process, the answer is made by a function in the place of the HTTP client, so that nothing counts but what the two do
//! themselves. On the loopback interface, the HTTP client does its part, too; the server is another process, which is not counted.
//!
//! Instructions are those that `callgrind` counts for many calls, less those for few, so that setting up is not among them.

use std::error::Error;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use sequence_sdk::Client;
use sequence_sdk::transport::{Attempt, Sending, Transport};
use sequence_sdk::types::{PaymentProvider, PaymentSettings, PaymentSettingsUpdate};
use serde::{Deserialize, Serialize};

type Any = Box<dyn Error + Send + Sync>;

/// Enough that setting up is over, and enough more that one call is told from another.
const FEW: u64 = 100;
const MANY: u64 = 600;

const BASE: &str = "http://api.example.com";
const ID: &str = "bc61d4b8-e9d6-4f4a-9bcf-f5dae874c730";
const ANSWER: &str = r#"{"id":"bc61d4b8-e9d6-4f4a-9bcf-f5dae874c730","sequenceAccountId":"bc61d4b8-e9d6-4f4a-9bcf-f5dae874c730","invoiceId":"bc61d4b8-e9d6-4f4a-9bcf-f5dae874c730","customerId":"bc61d4b8-e9d6-4f4a-9bcf-f5dae874c730","paymentProvider":"STRIPE"}"#;

/// Who makes the calls.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Hand,
    Sdk,
}

impl Way {
    const ALL: [(Self, &'static str); 2] = [(Self::Hand, "hand"), (Self::Sdk, "sdk")];
}

fn main() -> Result<(), Any> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["serve"] => serve(),
        ["run", way, url, calls] => run(named(way)?, url, calls.parse()?),
        _ => compare(),
    }
}

fn named(word: &str) -> Result<Way, Any> {
    let mut ways = Way::ALL.into_iter();
    let found = ways.find(|(_, name)| *name == word);
    Ok(found.ok_or("no such way")?.0)
}

/// Prints what both ways cost.
fn compare() -> Result<(), Any> {
    println!(
        "{:<12}{:<16}{:>12}{:>12}{:>8}",
        "", "", "by hand", "SDK", "ratio"
    );
    let own = std::env::current_exe()?;
    let mut server = Command::new(&own)
        .arg("serve")
        .stdout(Stdio::piped())
        .spawn()?;
    let mut url = String::new();
    let output = server.stdout.take().ok_or("the server has no output")?;
    BufReader::new(output).read_line(&mut url)?;
    let counted = (|| {
        for (place, url) in [("in process", ""), ("loopback", url.trim())] {
            let count = |way: &str| -> Result<f64, Any> {
                let (few, many) = (instructions(way, url, FEW)?, instructions(way, url, MANY)?);
                Ok(many.saturating_sub(few) as f64 / (MANY - FEW) as f64)
            };
            line(place, "instructions", count("hand")?, count("sdk")?);
        }
        Ok(())
    })();
    server.kill()?;
    server.wait()?;
    let count = |way: Way| {
        let count = |calls| {
            let mut ended = Ok(());
            let counted = allocation_counter::measure(|| ended = run(way, "", calls));
            ended.map(|()| (counted.count_total, counted.bytes_total))
        };
        let (few, many) = (count(FEW)?, count(MANY)?);
        let a_call = |few: u64, many: u64| many.saturating_sub(few) as f64 / (MANY - FEW) as f64;
        Ok::<_, Any>((a_call(few.0, many.0), a_call(few.1, many.1)))
    };
    let (hand, sdk) = (count(Way::Hand)?, count(Way::Sdk)?);
    line("in process", "allocations", hand.0, sdk.0);
    line("in process", "bytes allocated", hand.1, sdk.1);
    counted
}

fn line(place: &str, what: &str, hand: f64, sdk: f64) {
    let ratio = sdk / hand;
    println!("{place:<12}{what:<16}{hand:>12.0}{sdk:>12.0}{ratio:>8.2}");
}

/// How many instructions a process takes that makes so many calls.
fn instructions(way: &str, url: &str, calls: u64) -> Result<u64, Any> {
    let told = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(std::env::current_exe()?)
        .args(["run", way, url, &calls.to_string()])
        .output()
        .map_err(|error| format!("instructions are counted by `valgrind`: {error}"))?;
    let told = String::from_utf8_lossy(&told.stderr).into_owned();
    let count = told.lines().find_map(|line| {
        let (_, count) = line.split_once("Collected : ")?;
        count.trim().parse().ok()
    });
    Ok(count.ok_or(told)?)
}

/// Makes so many calls, to that server or, without one, to a function.
fn run(way: Way, url: &str, calls: u64) -> Result<(), Any> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        match way {
            Way::Hand => {
                let http = match url {
                    "" => None,
                    _ => Some(reqwest::Client::new()),
                };
                let base = if url.is_empty() { BASE } else { url };
                for _ in 0..calls {
                    let settings = by_hand(http.as_ref(), base, ID, Provider::Stripe).await?;
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

/// The call as one writes it who needs no other: one URL, one credential, one type, and a time for it as a whole.
async fn by_hand(
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

/// Serves until the process is ended, and says where.
fn serve() -> Result<(), Any> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    println!("http://{}", listener.local_addr()?);
    std::io::stdout().flush()?;
    let answer = Arc::new(format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{ANSWER}",
        ANSWER.len()
    ));
    for stream in listener.incoming() {
        let (stream, answer) = (stream?, answer.clone());
        std::thread::spawn(move || talk(stream, &answer));
    }
    Ok(())
}

/// Answers each request of a connection, whose bodies end with a brace that is the only one.
fn talk(mut stream: TcpStream, answer: &str) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    let mut buffer = [0; 4096];
    let mut heard = 0;
    loop {
        let read = stream.read(&mut buffer[heard..])?;
        if read == 0 {
            return Ok(());
        }
        heard += read;
        if buffer[..heard].ends_with(b"}") {
            heard = 0;
            stream.write_all(answer.as_bytes())?;
        }
    }
}
