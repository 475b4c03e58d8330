//! What the faults strike: the nodes, the database behind them with a proxy to each, or a disk. Owns how each fault is brought
//! about and how it is over.

use std::fs::Permissions;
use std::net::SocketAddr;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use tokio::runtime::Handle;

use super::disk::Disk;
use super::history::History;
use super::node::Node;
use super::proxy::Proxy;
use super::random::Random;
use super::schedule::Fault;
use crate::postgres::{self, Cluster, Durability, Replication};

/// Nodes that share a database.
const NODES: usize = 3;
const DATABASE: &str = "vestibule";
const ISSUER: &str = "http://127.0.0.1:9229";
const PAUSE: Duration = Duration::from_secs(2);
/// So long a full disk is waited for to be noticed, and a freed one to be of use again.
const NOTICED_MAX: Duration = Duration::from_secs(30);
const POLL: Duration = Duration::from_millis(50);

/// Everything that runs.
pub struct Stage {
    nodes: Vec<Node>,
    database: Option<Replicated>,
    disk: Option<Disk>,
    history: Arc<History>,
    random: Random,
}

/// A primary whose commits wait for its standby, and a proxy before it for each node.
struct Replicated {
    primary: Cluster,
    standby: Cluster,
    proxies: Vec<Proxy>,
}

impl Stage {
    /// Nodes on a replicated database, started.
    pub fn cluster(
        binary: &Path,
        directory: &Path,
        runtime: &Handle,
        history: &Arc<History>,
        random: Random,
    ) -> anyhow::Result<Self> {
        let primary = Cluster::start(Durability::Real)?;
        primary.create_database(DATABASE)?;
        let standby = primary.standby(Replication::Synchronous)?;
        let master_key = directory.join("master.key");
        write_master_key(&master_key)?;
        let (mut nodes, mut proxies) = (Vec::new(), Vec::new());
        for number in 0..NODES {
            let proxy = Proxy::start(runtime, primary.port())?;
            let url = postgres::url(proxy.port(), DATABASE);
            let data = directory.join(format!("node-{number}"));
            let mut node = Node::new(binary, &data, ISSUER)?.on_database(&url, &master_key);
            node.start()?;
            nodes.push(node);
            proxies.push(proxy);
        }
        let database = Some(Replicated { primary, standby, proxies });
        Ok(Self { nodes, database, disk: None, history: Arc::clone(history), random })
    }

    /// One node on its own store, started.
    pub fn alone(
        binary: &Path,
        directory: &Path,
        disk: Option<Disk>,
        history: &Arc<History>,
        random: Random,
    ) -> anyhow::Result<Self> {
        let data = disk.as_ref().map_or(directory, Disk::directory).join("data");
        let mut node = Node::new(binary, &data, ISSUER)?.with_log(directory.join("node-0.log"));
        node.start()?;
        Ok(Self { nodes: vec![node], database: None, disk, history: Arc::clone(history), random })
    }

    /// Where the nodes listen.
    pub fn addresses(&self) -> Arc<[SocketAddr]> {
        self.nodes.iter().map(Node::address).collect()
    }

    /// Starts again what ended by itself, which no fault here is a reason for.
    pub fn look_after_nodes(&mut self) -> anyhow::Result<()> {
        for (number, node) in self.nodes.iter_mut().enumerate() {
            if let Some(status) = node.end_by_itself()? {
                let subject: Arc<str> = format!("node {number}").into();
                self.history.expect(false, &subject, || format!("the node ended by itself with {status}"));
                node.start()?;
            }
        }
        Ok(())
    }

    /// Ends every node in order and starts it again: no call of before is under way then.
    pub fn settle(&mut self) -> anyhow::Result<()> {
        self.look_after_nodes()?;
        for node in &mut self.nodes {
            node.end()?;
        }
        for node in &mut self.nodes {
            node.start()?;
        }
        Ok(())
    }

    /// Brings a fault about, and what follows it.
    pub fn strike(&mut self, fault: Fault) -> anyhow::Result<()> {
        let chosen = self.random.below(self.nodes.len());
        match fault {
            Fault::KillNode => {
                let (node, absence) = (&mut self.nodes[chosen], self.random.millis(50, 800));
                node.kill()?;
                std::thread::sleep(absence);
                node.start()
            }
            Fault::EndNode => {
                let node = &mut self.nodes[chosen];
                node.end()?;
                node.start()
            }
            Fault::PauseNode => self.nodes[chosen].pause(PAUSE),
            Fault::CutConnections => {
                let is_for_all = self.random.one_in(3);
                for (number, proxy) in self.database()?.proxies.iter().enumerate() {
                    if is_for_all || number == chosen {
                        proxy.cut();
                    }
                }
                Ok(())
            }
            Fault::SlowConnections => {
                let (delay, length) = (self.random.millis(50, 300), self.random.millis(1000, 4000));
                self.database()?.proxies[chosen].slow(delay, length);
                Ok(())
            }
            Fault::StallConnections => {
                let length = self.random.millis(1000, 3000);
                self.database()?.proxies[chosen].stall(length);
                Ok(())
            }
            Fault::RestartDatabase => self.database()?.primary.restart(),
            Fault::KillDatabase => {
                let absence = self.random.millis(50, 1500);
                let primary = &mut self.database()?.primary;
                primary.kill_nine()?;
                std::thread::sleep(absence);
                primary.resume()
            }
            Fault::PromoteStandby => self.database()?.fail_over(),
            Fault::FillDisk | Fault::FillDiskAndKill => self.fill_disk(fault),
        }
    }

    fn database(&mut self) -> anyhow::Result<&mut Replicated> {
        self.database.as_mut().context("there is no database to strike")
    }

    /// Fills the disk until somebody notices, and a while longer. Nothing but room is given back: the server has to go on by
    /// itself, unless it was killed meanwhile.
    fn fill_disk(&mut self, fault: Fault) -> anyhow::Result<()> {
        let is_killed = fault == Fault::FillDiskAndKill;
        let Some(disk) = &mut self.disk else {
            bail!("there is no disk to fill");
        };
        let (node, history) = (&mut self.nodes[0], &self.history);
        let failed = history.failed_calls();
        let begun = Instant::now();
        while history.failed_calls() == failed && begun.elapsed() < NOTICED_MAX {
            // Again and again: the server may give back some of what it has.
            disk.fill()?;
            std::thread::sleep(POLL);
        }
        if history.failed_calls() == failed {
            history.note(format!("no call failed in {NOTICED_MAX:?} on a full disk"));
        }
        let until = Instant::now() + self.random.millis(500, 2000);
        while Instant::now() < until {
            disk.fill()?;
            std::thread::sleep(POLL);
        }
        if is_killed {
            node.kill()?;
        }
        disk.free()?;
        if is_killed {
            node.start()?;
        }
        let (written, begun) = (history.acknowledged_writes(), Instant::now());
        while history.acknowledged_writes() == written && begun.elapsed() < NOTICED_MAX {
            std::thread::sleep(POLL);
        }
        let works = history.acknowledged_writes() > written;
        history.expect(works, &"node 0".into(), || {
            format!("nothing was written in {NOTICED_MAX:?} after the disk had room again")
        });
        if !works {
            // The rest of the run is worth more with a server that works.
            node.kill()?;
            node.start()?;
        }
        Ok(())
    }
}

impl Replicated {
    /// Loses the primary and makes the standby take its place, with another standby of its own.
    fn fail_over(&mut self) -> anyhow::Result<()> {
        // One that lags is no standby that a cluster's keeper would promote.
        self.primary.await_standby(Replication::Synchronous)?;
        self.primary.kill_nine()?;
        self.standby.promote()?;
        for proxy in &self.proxies {
            proxy.lead_to(self.standby.port());
        }
        let standby = self.standby.standby(Replication::Synchronous)?;
        self.primary = std::mem::replace(&mut self.standby, standby);
        Ok(())
    }
}

fn write_master_key(path: &Path) -> anyhow::Result<()> {
    let mut key = [0; 32];
    aws_lc_rs::rand::fill(&mut key)?;
    std::fs::write(path, STANDARD.encode(key) + "\n")?;
    Ok(std::fs::set_permissions(path, Permissions::from_mode(0o600))?)
}
