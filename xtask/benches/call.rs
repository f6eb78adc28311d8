//! How many instructions a call costs: through a generated crate, and written by hand with the same HTTP client and `serde`.
//!
//! ```text
//! cargo bench -p xtask --bench call
//! ```
//!
//! In process, the answer is made by a function in the place of the HTTP client, so that nothing counts but what they do
//! themselves. On the loopback interface, the HTTP client does its part, too; the server is another process, which is not counted.
//!
//! Instructions are those that `callgrind` counts for many calls, less those for few, so that setting up is not among them.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::process::{Command, Stdio};
use std::sync::Arc;

mod calls;

use calls::{ANSWER, Any, FEW, MANY, WAYS, Way, a_call, head, line, run};

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
    let mut ways = WAYS.into_iter();
    let found = ways.find(|(_, name)| *name == word);
    Ok(found.ok_or("no such way")?.0)
}

/// Prints what each way costs.
fn compare() -> Result<(), Any> {
    head();
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
                Ok(a_call(few, many))
            };
            let [bare, hand, sdk] = WAYS.map(|(_, name)| count(name));
            line(place, "instructions", [bare?, hand?, sdk?]);
        }
        Ok(())
    })();
    server.kill()?;
    server.wait()?;
    counted
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
