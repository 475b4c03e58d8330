//! The floor: a server that does for each action what cannot be avoided, and nothing else.
//!
//! It speaks the same wire format over the same HTTP, makes the same signatures and exponentiations, and sends lines to warm
//! processes where triggers would run. It keeps everything in memory, checks nothing that costs nothing to leave out, and has
//! no rules. It runs as a process of its own, like the server it is compared with, and is driven by the same generator.

use std::convert::Infallible;
use std::io::{BufRead as _, BufReader, Read as _};
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;

use anyhow::{Context as _, ensure};
use bytes::Bytes;
use http_body_util::{BodyExt as _, Full};
use hyper::body::Incoming;
use hyper::header::CONTENT_TYPE;
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpStream};

use super::interpreters::Interpreters;

mod answers;

use answers::Floor;

/// The floor's only pool.
pub const POOL_ID: &str = "bench_floor";
/// The client whose custom sign-in asks Python children.
pub const PYTHON_CLIENT: &str = "floor-python";
/// The client whose custom sign-in asks Node.js children.
pub const NODE_CLIENT: &str = "floor-node";

/// What the child process is told.
#[derive(clap::Args)]
pub struct Arguments {
    /// Python, for echoing children.
    #[arg(long)]
    python: Option<PathBuf>,
    /// Node.js, for echoing children.
    #[arg(long)]
    node: Option<PathBuf>,
}

/// The floor server as a child of the harness. It ends with its standard input.
pub struct Process {
    address: SocketAddr,
    child: Child,
}

impl Process {
    /// Starts this program again as the floor, and waits until it listens.
    pub fn start(interpreters: &Interpreters) -> anyhow::Result<Self> {
        let mut command = Command::new(std::env::current_exe()?);
        command.arg("bench-floor");
        if let Some(python) = &interpreters.python {
            command.arg("--python").arg(python);
        }
        if let Some(node) = &interpreters.node {
            command.arg("--node").arg(node);
        }
        let mut child =
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().context("cannot start the floor")?;
        let output = child.stdout.take().context("standard output is piped")?;
        let mut line = String::new();
        BufReader::new(output).read_line(&mut line)?;
        let address = line.trim().parse();
        let address = address.context("the floor does not say where it listens")?;
        Ok(Self { address, child })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Its process id.
    pub fn id(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        // Nothing depends on how it ends.
        let _ = self.child.wait();
    }
}

/// The child process: serves until its standard input closes.
pub fn serve(arguments: &Arguments) -> anyhow::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let floor = Arc::new(Floor::new(arguments)?);
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        println!("{}", listener.local_addr()?);
        tokio::spawn(accept(listener, floor));
        let parent = tokio::task::spawn_blocking(|| std::io::stdin().read_to_end(&mut Vec::new()));
        let read = parent.await??;
        ensure!(read == 0, "the floor is not told anything");
        Ok(())
    })
}

async fn accept(listener: TcpListener, floor: Arc<Floor>) {
    while let Ok((stream, _)) = listener.accept().await {
        tokio::spawn(converse(stream, Arc::clone(&floor)));
    }
}

async fn converse(stream: TcpStream, floor: Arc<Floor>) -> anyhow::Result<()> {
    stream.set_nodelay(true)?;
    let service = service_fn(|request| exchange(request, Arc::clone(&floor)));
    hyper::server::conn::http1::Builder::new().serve_connection(TokioIo::new(stream), service).await?;
    Ok(())
}

async fn exchange(request: Request<Incoming>, floor: Arc<Floor>) -> Result<Response<Full<Bytes>>, Infallible> {
    let answer = answer(request, &floor).await;
    let (status, body) = match answer {
        Ok(body) => (StatusCode::OK, body),
        Err(error) => (StatusCode::BAD_REQUEST, format!("{error:#}").into_bytes()),
    };
    let mut response = Response::new(Full::from(body));
    *response.status_mut() = status;
    let content_type = hyper::header::HeaderValue::from_static("application/x-amz-json-1.1");
    response.headers_mut().insert(CONTENT_TYPE, content_type);
    Ok(response)
}

async fn answer(request: Request<Incoming>, floor: &Floor) -> anyhow::Result<Vec<u8>> {
    let (head, body) = request.into_parts();
    let body = body.collect().await?.to_bytes();
    let target = head.headers.get("x-amz-target").context("no target")?;
    let (_, operation) = target.to_str()?.split_once('.').context("no operation")?;
    floor.answer(operation, &body).await
}
