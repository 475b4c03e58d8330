//! What strikes, and in which order: drawn from the seed, every kind at least once.

use super::random::Random;

/// One kind of fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// A node is killed and started again.
    KillNode,
    /// A node is asked to end, and started again.
    EndNode,
    /// A node does nothing for two seconds.
    PauseNode,
    /// A node's connections to the database are cut, or those of all nodes.
    CutConnections,
    /// What goes between a node and the database takes longer for a while.
    SlowConnections,
    /// Nothing goes between a node and the database for a while.
    StallConnections,
    /// The database is restarted in order.
    RestartDatabase,
    /// The database is killed and started again.
    KillDatabase,
    /// The primary is killed for good, and the standby takes its place.
    PromoteStandby,
    /// The disk is full for a while.
    FillDisk,
    /// The server is killed while the disk is full, and started when it is free again.
    FillDiskAndKill,
}

/// A kind, and how often it comes beside the others.
type Weighted = (Fault, usize);

/// What can strike nodes that share a database.
pub const CLUSTER: [Weighted; 9] = [
    (Fault::KillNode, 6),
    (Fault::EndNode, 4),
    (Fault::PauseNode, 4),
    (Fault::CutConnections, 6),
    (Fault::SlowConnections, 4),
    (Fault::StallConnections, 4),
    (Fault::RestartDatabase, 3),
    (Fault::KillDatabase, 3),
    (Fault::PromoteStandby, 2),
];

/// What can strike a server on its own.
pub const ALONE: [Weighted; 3] = [(Fault::KillNode, 8), (Fault::EndNode, 2), (Fault::PauseNode, 1)];

/// What can strike a server on a disk that is too small.
pub const SMALL_DISK: [Weighted; 3] = [(Fault::FillDisk, 3), (Fault::FillDiskAndKill, 2), (Fault::KillNode, 1)];

impl Fault {
    /// In words.
    pub fn name(self) -> &'static str {
        match self {
            Self::KillNode => "kill -9 of a node",
            Self::EndNode => "SIGTERM of a node",
            Self::PauseNode => "SIGSTOP of a node for 2 s",
            Self::CutConnections => "database connections cut",
            Self::SlowConnections => "database connections slow",
            Self::StallConnections => "database connections stalled",
            Self::RestartDatabase => "restart of PostgreSQL",
            Self::KillDatabase => "kill -9 of PostgreSQL",
            Self::PromoteStandby => "primary lost, standby promoted",
            Self::FillDisk => "disk full",
            Self::FillDiskAndKill => "disk full, and kill -9",
        }
    }
}

/// So many faults in a random order, but for kinds that there are more of.
pub fn plan(kinds: &[Weighted], count: usize, random: &mut Random) -> Vec<Fault> {
    let mut faults: Vec<Fault> = kinds.iter().map(|(fault, _)| *fault).collect();
    let sum: usize = kinds.iter().map(|(_, weight)| weight).sum();
    while faults.len() < count {
        let mut drawn = random.below(sum);
        for (fault, weight) in kinds {
            if drawn < *weight {
                faults.push(*fault);
                break;
            }
            drawn -= weight;
        }
    }
    for place in (1..faults.len()).rev() {
        faults.swap(place, random.below(place + 1));
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_strikes_and_the_seed_decides_when() {
        let planned = |seed| plan(&CLUSTER, 60, &mut Random::new(seed, 0));
        assert_eq!(planned(1).len(), 60);
        assert_eq!(planned(1), planned(1));
        assert_ne!(planned(1), planned(2));
        for (fault, _) in CLUSTER {
            assert!(planned(3).contains(&fault), "{fault:?}");
        }
        assert_eq!(plan(&ALONE, 0, &mut Random::new(1, 0)).len(), ALONE.len());
    }
}
