//! What stands between a node and its database: a TCP proxy that can be cut, slowed, stalled and pointed elsewhere.

use std::net::{Ipv4Addr, TcpListener as StdListener};
use std::sync::Arc;
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Handle;
use tokio::sync::watch;

use crate::postgres;

const BUFFER: usize = 16 * 1024;

/// A proxy on a port of its own.
pub struct Proxy {
    port: u16,
    state: Arc<watch::Sender<State>>,
    runtime: Handle,
}

/// What is done with bytes at present.
#[derive(Debug, Clone, Copy)]
struct State {
    /// The port of 127.0.0.1 that connections lead to.
    target: u16,
    /// Raised to cut what was connected before.
    generation: u64,
    /// How long everything is held back.
    delay: Duration,
    /// Whether nothing goes through.
    is_stalled: bool,
}

impl Proxy {
    /// A proxy before a port, which lets everything through.
    pub fn start(runtime: &Handle, target: u16) -> anyhow::Result<Self> {
        let port = postgres::free_port()?;
        let listener = StdListener::bind((Ipv4Addr::LOCALHOST, port))?;
        listener.set_nonblocking(true)?;
        let state = State { target, generation: 0, delay: Duration::ZERO, is_stalled: false };
        let (state, seen) = watch::channel(state);
        let _context = runtime.enter();
        let listener = TcpListener::from_std(listener)?;
        runtime.spawn(accept(listener, seen));
        Ok(Self { port, state: Arc::new(state), runtime: runtime.clone() })
    }

    /// Where it listens.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Ends every connection; others can be opened at once.
    pub fn cut(&self) {
        self.state.send_modify(|state| state.generation += 1);
    }

    /// Leads to another port from here on, and ends what led to the one before.
    pub fn lead_to(&self, target: u16) {
        self.state.send_modify(|state| {
            state.target = target;
            state.generation += 1;
        });
    }

    /// Holds everything back for a while, in both directions.
    pub fn slow(&self, delay: Duration, length: Duration) {
        self.state.send_modify(|state| state.delay = delay);
        self.later(length, |state| state.delay = Duration::ZERO);
    }

    /// Lets nothing through for a while, and then what has come meanwhile.
    pub fn stall(&self, length: Duration) {
        self.state.send_modify(|state| state.is_stalled = true);
        self.later(length, |state| state.is_stalled = false);
    }

    fn later(&self, length: Duration, change: impl FnOnce(&mut State) + Send + 'static) {
        let state = Arc::clone(&self.state);
        self.runtime.spawn(async move {
            tokio::time::sleep(length).await;
            state.send_modify(change);
        });
    }
}

async fn accept(listener: TcpListener, state: watch::Receiver<State>) {
    loop {
        match listener.accept().await {
            Ok((client, _)) => drop(tokio::spawn(connect(client, state.clone()))),
            Err(_) => tokio::time::sleep(Duration::from_millis(10)).await,
        }
    }
}

/// One connection, until either side ends it or it is cut.
async fn connect(client: TcpStream, mut state: watch::Receiver<State>) {
    let State { target, generation, .. } = *state.borrow();
    let Ok(server) = TcpStream::connect((Ipv4Addr::LOCALHOST, target)).await else {
        return;
    };
    if client.set_nodelay(true).and_then(|()| server.set_nodelay(true)).is_err() {
        return;
    }
    let (from_client, to_client) = client.into_split();
    let (from_server, to_server) = server.into_split();
    let up = carry(from_client, to_server, state.clone());
    let down = carry(from_server, to_client, state.clone());
    let cut = async {
        let _ = state.wait_for(|state| state.generation != generation).await;
    };
    tokio::select! {
        () = up => {}
        () = down => {}
        () = cut => {}
    }
}

async fn carry(mut from: OwnedReadHalf, mut to: OwnedWriteHalf, mut state: watch::Receiver<State>) {
    let mut buffer = vec![0; BUFFER];
    while let Ok(count) = from.read(&mut buffer).await {
        let delay = state.borrow().delay;
        if !delay.is_zero() {
            tokio::time::sleep(delay).await;
        }
        let is_open = state.wait_for(|state| !state.is_stalled).await.is_ok();
        if count == 0 || !is_open || to.write_all(&buffer[..count]).await.is_err() {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::*;

    /// Something that answers with what it gets, behind a proxy, and a connection through it.
    async fn echo() -> (Proxy, TcpStream) {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let port = listener.local_addr().unwrap().port();
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                tokio::spawn(async move {
                    let (mut from, mut to) = stream.split();
                    let _ = tokio::io::copy(&mut from, &mut to).await;
                });
            }
        });
        let proxy = Proxy::start(&Handle::current(), port).unwrap();
        let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, proxy.port())).await.unwrap();
        (proxy, stream)
    }

    async fn exchange(stream: &mut TcpStream) -> std::io::Result<Duration> {
        let begun = Instant::now();
        stream.write_all(b"hello").await?;
        let mut answer = [0; 5];
        stream.read_exact(&mut answer).await?;
        assert_eq!(&answer, b"hello");
        Ok(begun.elapsed())
    }

    #[tokio::test]
    async fn bytes_go_through_until_the_connection_is_cut() {
        let (proxy, mut stream) = echo().await;
        exchange(&mut stream).await.unwrap();
        proxy.cut();
        assert!(exchange(&mut stream).await.is_err());
        let mut another = TcpStream::connect((Ipv4Addr::LOCALHOST, proxy.port())).await.unwrap();
        exchange(&mut another).await.unwrap();
    }

    #[tokio::test]
    async fn slow_and_stalled_connections_recover() {
        let (proxy, mut stream) = echo().await;
        proxy.slow(Duration::from_millis(40), Duration::from_millis(60));
        assert!(exchange(&mut stream).await.unwrap() >= Duration::from_millis(40));
        proxy.stall(Duration::from_millis(80));
        assert!(exchange(&mut stream).await.unwrap() >= Duration::from_millis(60));
    }
}
