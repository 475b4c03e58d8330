//! Where messages end up in tests: a mail server and a web server on this machine, which do only what the test says.

use std::collections::VecDeque;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use bytes::Bytes;
use http::{HeaderMap, Method, Request, Response, Uri};
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// A mail as it was handed over.
#[derive(Clone, Debug)]
pub struct Mail {
    /// The argument of MAIL FROM.
    pub from: String,
    /// The argument of RCPT TO.
    pub to: String,
    /// Headers and body, lines ended by `\n`.
    pub data: String,
}

impl Mail {
    /// A header's value, unfolded.
    pub fn header(&self, name: &str) -> Option<String> {
        let head = self.data.split("\n\n").next().unwrap_or_default().replace("\n ", " ");
        let lines = head.lines().filter_map(|line| line.split_once(": "));
        lines.filter(|(it, _)| it.eq_ignore_ascii_case(name)).map(|(_, value)| value.to_owned()).next()
    }

    /// The code in it: the first six or more digits behind the headers.
    pub fn code(&self) -> String {
        let body = self.data.split_once("\n\n").unwrap().1;
        let words = body.split(|c: char| !c.is_ascii_digit());
        words.filter(|word| word.len() == 6 || word.len() == 8).map(str::to_owned).next().expect("there is a code")
    }
}

/// A mail server without encryption.
#[derive(Clone)]
pub struct MailServer {
    pub address: SocketAddr,
    mails: Arc<Mutex<Vec<Mail>>>,
    refusals: Arc<Mutex<VecDeque<&'static str>>>,
    holds_back: Arc<AtomicBool>,
    connections: Arc<AtomicUsize>,
}

impl MailServer {
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let server = Self {
            address,
            mails: Arc::default(),
            refusals: Arc::default(),
            holds_back: Arc::default(),
            connections: Arc::default(),
        };
        let serving = server.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let serving = serving.clone();
                tokio::spawn(async move { serving.serve(stream).await });
            }
        });
        server
    }

    /// Answers the next recipient so.
    pub fn refuse(&self, reply: &'static str) {
        self.refusals.lock().unwrap().push_back(reply);
    }

    /// Answers the next recipient only when something else has been said: too late.
    pub fn hold_back(&self) {
        self.holds_back.store(true, Ordering::Relaxed);
    }

    /// How many connections there have been.
    pub fn connections(&self) -> usize {
        self.connections.load(Ordering::Relaxed)
    }

    pub fn mails(&self) -> Vec<Mail> {
        self.mails.lock().unwrap().clone()
    }

    /// The table of the configuration that has emails sent here.
    pub fn configuration(&self) -> String {
        format!(
            "[email.smtp]\nhost = \"127.0.0.1\"\nport = {}\ntls = \"none\"\nfrom = \"Example <no-reply@example.com>\"\n",
            self.address.port()
        )
    }

    async fn serve(&self, stream: TcpStream) -> Option<()> {
        self.connections.fetch_add(1, Ordering::Relaxed);
        let mut stream = BufReader::new(stream);
        let (mut has_begun, mut is_owed) = (false, false);
        stream.write_all(b"220 here\r\n").await.ok()?;
        let mut mail = Mail { from: String::new(), to: String::new(), data: String::new() };
        loop {
            let mut line = String::new();
            if stream.read_line(&mut line).await.ok()? == 0 {
                return None;
            }
            if std::mem::take(&mut is_owed) {
                stream.write_all(b"250 well\r\n").await.ok()?;
            }
            let line = line.trim_end();
            let reply = match line.to_ascii_uppercase() {
                verb if verb.starts_with("EHLO") => "250-here\r\n250 8BITMIME",
                verb if verb.starts_with("MAIL FROM:") && has_begun => "503 one at a time",
                verb if verb.starts_with("MAIL FROM:") => {
                    has_begun = true;
                    line["MAIL FROM:".len()..].clone_into(&mut mail.from);
                    "250 well"
                }
                verb if verb.starts_with("RCPT TO:") => {
                    line["RCPT TO:".len()..].clone_into(&mut mail.to);
                    if self.holds_back.swap(false, Ordering::Relaxed) {
                        is_owed = true;
                        continue;
                    }
                    self.refusals.lock().unwrap().pop_front().unwrap_or("250 well")
                }
                verb if verb == "DATA" => {
                    stream.write_all(b"354 go on\r\n").await.ok()?;
                    mail.data = read_data(&mut stream).await?;
                    self.mails.lock().unwrap().push(mail.clone());
                    has_begun = false;
                    "250 well"
                }
                verb if verb == "QUIT" => {
                    stream.write_all(b"221 bye\r\n").await.ok()?;
                    return None;
                }
                _ => "250 well",
            };
            stream.write_all(format!("{reply}\r\n").as_bytes()).await.ok()?;
        }
    }
}

async fn read_data(stream: &mut BufReader<TcpStream>) -> Option<String> {
    let mut data = String::new();
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).await.ok()? == 0 {
            return None;
        }
        let line = line.trim_end_matches(['\r', '\n']);
        if line == "." {
            return Some(data);
        }
        data.push_str(line.strip_prefix('.').unwrap_or(line));
        data.push('\n');
    }
}

/// A request as it came.
#[derive(Clone, Debug)]
pub struct Received {
    pub method: Method,
    pub uri: Uri,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Received {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

/// A web server, which answers with 200 unless it is told otherwise.
#[derive(Clone)]
pub struct WebServer {
    pub address: SocketAddr,
    received: Arc<Mutex<Vec<Received>>>,
    answers: Arc<Mutex<VecDeque<(u16, &'static str)>>>,
}

impl WebServer {
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let server = Self { address, received: Arc::default(), answers: Arc::default() };
        let serving = server.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let serving = serving.clone();
                let service = service_fn(move |request| {
                    let serving = serving.clone();
                    async move { serving.serve(request).await }
                });
                tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), service));
            }
        });
        server
    }

    /// Answers the next request with this status and body.
    pub fn answer(&self, status: u16, body: &'static str) {
        self.answers.lock().unwrap().push_back((status, body));
    }

    pub fn received(&self) -> Vec<Received> {
        self.received.lock().unwrap().clone()
    }

    async fn serve(&self, request: Request<Incoming>) -> Result<Response<Full<Bytes>>, hyper::Error> {
        let (head, body) = request.into_parts();
        let body = body.collect().await?.to_bytes();
        self.received.lock().unwrap().push(Received {
            method: head.method,
            uri: head.uri,
            headers: head.headers,
            body,
        });
        let (status, body) = self.answers.lock().unwrap().pop_front().unwrap_or((200, ""));
        Ok(Response::builder().status(status).body(Full::new(Bytes::from_static(body.as_bytes()))).unwrap())
    }
}
