//! A server on the loopback interface that shows the bytes of each request, and answers with given bytes or however a test likes.

#![allow(dead_code, reason = "each file of tests uses a part of it")]

use std::io::{ErrorKind, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

use tokio::net::TcpSocket;
use tokio::sync::watch;

/// A server that lives as long as the test process.
pub(crate) struct Server {
    /// Its base URL, without a slash at the end.
    pub(crate) url: String,
    requests: Arc<Mutex<Vec<String>>>,
    /// How many requests arrived, how many connections were made, and how many of those the client has closed.
    arrived: watch::Receiver<usize>,
    made: watch::Receiver<usize>,
    closed: watch::Receiver<usize>,
}

impl Server {
    /// A server whose n-th answer is what `answer` makes of its base URL and n.
    pub(crate) fn start(answer: impl Fn(&str, usize) -> String + Send + Sync + 'static) -> Self {
        Self::conversing(move |talk| {
            talk.hear();
            let answer = answer(&talk.url, talk.index);
            talk.say(&answer);
        })
    }

    /// A server that always gives this answer.
    pub(crate) fn answering(answer: &str) -> Self {
        let answer = answer.to_owned();
        Self::start(move |_, _| answer.clone())
    }

    /// A server that gives these answers in turn, and the last one for ever.
    pub(crate) fn scripted(answers: &[String]) -> Self {
        let answers = answers.to_vec();
        Self::start(move |_, index| answers[index.min(answers.len() - 1)].clone())
    }

    /// A server that talks to each connection, in a thread of its own, as it likes. When the talk ends, the connection does.
    pub(crate) fn conversing(talk: impl Fn(&mut Talk) + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let requests = Arc::new(Mutex::new(Vec::new()));
        let (arrived, count) = watch::channel(0);
        let (made, connections) = watch::channel(0);
        let (closed, ends) = watch::channel(0);
        let server = Self {
            url: url.clone(),
            requests: requests.clone(),
            arrived: count,
            made: connections,
            closed: ends,
        };
        let shared = (Arc::new(talk), Arc::new(arrived), Arc::new(closed));
        std::thread::spawn(move || {
            for (index, stream) in listener.incoming().enumerate() {
                made.send_modify(|count| *count += 1);
                let mut talk = Talk {
                    index,
                    url: url.clone(),
                    stream: stream.unwrap(),
                    buffer: Vec::new(),
                    heard: String::new(),
                    requests: requests.clone(),
                    arrived: shared.1.clone(),
                    closed: shared.2.clone(),
                };
                let (serve, arrived) = (shared.0.clone(), shared.1.clone());
                std::thread::spawn(move || {
                    serve(&mut talk);
                    drop(arrived);
                });
            }
        });
        server
    }

    /// The requests so far, as they came.
    pub(crate) fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap().clone()
    }

    /// The only request so far.
    pub(crate) fn request(&self) -> String {
        let requests = self.requests();
        assert_eq!(requests.len(), 1, "{requests:?}");
        requests[0].clone()
    }

    /// Waits until that many requests have arrived.
    pub(crate) async fn arrived(&self, count: usize) {
        let mut arrived = self.arrived.clone();
        arrived.wait_for(|so_far| *so_far >= count).await.unwrap();
    }

    /// Waits until a [`Talk::wait_for_the_end`] has seen that many clients go.
    pub(crate) async fn closed(&self, count: usize) {
        let mut closed = self.closed.clone();
        closed.wait_for(|so_far| *so_far >= count).await.unwrap();
    }

    /// How many connections were made.
    pub(crate) fn connections(&self) -> usize {
        *self.made.borrow()
    }
}

/// One connection, as a server sees it.
pub(crate) struct Talk {
    /// The connection's number, from 0.
    pub(crate) index: usize,
    url: String,
    pub(crate) stream: TcpStream,
    /// What came and is not in a request yet.
    buffer: Vec<u8>,
    heard: String,
    requests: Arc<Mutex<Vec<String>>>,
    arrived: Arc<watch::Sender<usize>>,
    closed: Arc<watch::Sender<usize>>,
}

impl Talk {
    /// Reads the next request; false if none comes any more.
    pub(crate) fn hear(&mut self) -> bool {
        let mut chunk = [0; 4096];
        loop {
            if let Some(length) = length(&self.buffer) {
                let request: Vec<u8> = self.buffer.drain(..length).collect();
                self.note(String::from_utf8_lossy(&request).into_owned());
                return true;
            }
            match self.stream.read(&mut chunk) {
                Ok(0) | Err(_) => return false,
                Ok(count) => self.buffer.extend_from_slice(&chunk[..count]),
            }
        }
    }

    /// Looks at the request without taking it, so that the end of the talk is a reset and no orderly end.
    pub(crate) fn glimpse(&mut self) {
        let mut chunk = vec![0; 1 << 16];
        loop {
            let count = self.stream.peek(&mut chunk).unwrap_or(0);
            if count == 0 || length(&chunk[..count]).is_some() {
                self.note(String::from_utf8_lossy(&chunk[..count]).into_owned());
                return;
            }
            std::thread::yield_now();
        }
    }

    fn note(&mut self, request: String) {
        self.heard.clone_from(&request);
        self.requests.lock().unwrap().push(request);
        self.arrived.send_modify(|count| *count += 1);
    }

    /// The request that was heard last.
    pub(crate) fn last(&self) -> String {
        self.heard.clone()
    }

    /// Sends bytes. The client may be gone, as it should be when time is out.
    pub(crate) fn say(&mut self, text: impl AsRef<[u8]>) -> bool {
        self.stream.write_all(text.as_ref()).is_ok()
    }

    /// Says nothing any more, and leaves the connection open.
    pub(crate) fn shut_up(&mut self) {
        _ = self.stream.shutdown(Shutdown::Write);
    }

    /// Waits until the client closes the connection.
    pub(crate) fn wait_for_the_end(&mut self) {
        let mut chunk = [0; 4096];
        loop {
            match self.stream.read(&mut chunk) {
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Ok(0) | Err(_) => break,
                Ok(_) => {}
            }
        }
        self.closed.send_modify(|count| *count += 1);
    }
}

/// An HTTP answer after which the connection ends.
pub(crate) fn answer(status: &str, headers: &str, body: &str) -> String {
    format!(
        "HTTP/1.1 {status}\r\nconnection: close\r\ncontent-length: {}\r\n{headers}\r\n{body}",
        body.len()
    )
}

/// An HTTP answer after which the connection goes on.
pub(crate) fn kept_alive(status: &str, headers: &str, body: &str) -> String {
    format!(
        "HTTP/1.1 {status}\r\ncontent-length: {}\r\n{headers}\r\n{body}",
        body.len()
    )
}

/// How long the request is that stands at the beginning, if it is there as a whole.
fn length(bytes: &[u8]) -> Option<usize> {
    let end = |bytes: &[u8], mark: &[u8]| {
        let found = bytes.windows(mark.len()).position(|part| part == mark);
        found.map(|at| at + mark.len())
    };
    let head = end(bytes, b"\r\n\r\n")?;
    let text = String::from_utf8_lossy(&bytes[..head]);
    if text.contains("transfer-encoding: chunked") {
        return end(&bytes[head - 2..], b"\r\n0\r\n\r\n").map(|end| head - 2 + end);
    }
    let announced = text
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "));
    let length = head + announced.map_or(0, |length| length.parse().unwrap());
    (bytes.len() >= length).then_some(length)
}

/// A URL of this machine where nobody listens, and nobody will: the port stays taken as long as the test process.
pub(crate) fn nobody() -> String {
    let address = refuse(SocketAddr::from(([127, 0, 0, 1], 0)));
    format!("http://{address}")
}

/// Takes an address without listening on it, so that connections to it are refused and no other test gets its port.
pub(crate) fn refuse(address: SocketAddr) -> SocketAddr {
    let socket = TcpSocket::new_v4().unwrap();
    socket.set_reuseaddr(true).unwrap();
    socket.bind(address).unwrap();
    let address = socket.local_addr().unwrap();
    std::mem::forget(socket);
    address
}
