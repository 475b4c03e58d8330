//! The workloads: what is done, over how many connections, and what ratio to the floor is aimed at.

use std::time::Duration;

/// How functions are written and run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Functions {
    /// Python on the built-in runtime.
    Python,
    /// Node.js on the built-in runtime.
    Node,
    /// Python in a `bootstrap` of its own that asks the Runtime API.
    RuntimeApi,
}

impl Functions {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Python, Self::Node, Self::RuntimeApi];

    /// As the table names them.
    pub fn name(self) -> &'static str {
        match self {
            Self::Python => "python",
            Self::Node => "node",
            Self::RuntimeApi => "runtime-api",
        }
    }
}

/// Load before the first round.
const WARM_UP: Duration = Duration::from_millis(200);
/// The same where processes have to be started.
const WARM_UP_FUNCTIONS: Duration = Duration::from_secs(3);

/// One operation, as a client sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// `USER_PASSWORD_AUTH` to tokens: one request.
    Password,
    /// The same in a pool where one trigger runs and does nothing.
    PasswordWithTrigger(Functions),
    /// `USER_SRP_AUTH` and `PASSWORD_VERIFIER` to tokens: two requests.
    Srp,
    /// The same from a remembered device, with `DEVICE_SRP_AUTH` and `DEVICE_PASSWORD_VERIFIER`: four requests.
    SrpWithDevice,
    /// `CUSTOM_AUTH` and `CUSTOM_CHALLENGE` to tokens: two requests, two triggers in each.
    Custom(Functions),
    /// `REFRESH_TOKEN_AUTH`: one request.
    Refresh,
    /// `GetTokensFromRefreshToken` of a client that rotates: one request, and another refresh token each time.
    Rotate,
    /// `USER_PASSWORD_AUTH` and `SOFTWARE_TOKEN_MFA` to tokens: two requests. The floor asks for no code.
    App,
    /// `USER_PASSWORD_AUTH` with a wrong password, of users who exist or not, where the client hides which.
    WrongPassword {
        /// Whether they exist.
        is_known: bool,
    },
    /// A new user each time.
    SignUp,
    /// By access token.
    GetUser,
    /// By name.
    AdminGetUser,
}

impl Action {
    /// How long the servers are given to reach their steady state.
    pub fn warm_up(self) -> Duration {
        match self {
            Self::Custom(_) | Self::PasswordWithTrigger(_) => WARM_UP_FUNCTIONS,
            Self::Password
            | Self::Srp
            | Self::SrpWithDevice
            | Self::Refresh
            | Self::Rotate
            | Self::App
            | Self::WrongPassword { .. }
            | Self::SignUp
            | Self::GetUser
            | Self::AdminGetUser => WARM_UP,
        }
    }
}

/// An action under a load, with what it should reach.
#[derive(Debug, Clone)]
pub struct Workload {
    /// As the table and `--only` name it.
    pub name: &'static str,
    /// What each connection does over and over.
    pub action: Action,
    /// How many do so.
    pub connections: u16,
    /// The least share of the floor's rate.
    pub rate_target: Option<f64>,
    /// The largest multiple of the floor's processor time.
    pub cpu_target: Option<f64>,
}

/// The name of the sign-up by one connection.
pub const SIGN_UP_ALONE: &str = "sign-up, 1 connection";
/// The name of the sign-up by many.
pub const SIGN_UP_TOGETHER: &str = "sign-up, 64 connections";

/// What is measured once more while flows are recorded.
pub fn recorded(connections: u16) -> Vec<Workload> {
    let custom = |name, functions| Workload {
        name,
        action: Action::Custom(functions),
        connections,
        rate_target: Some(0.65),
        cpu_target: None,
    };
    vec![custom("custom, python, recorded", Functions::Python), custom("custom, node, recorded", Functions::Node)]
}

/// Every workload, in the order of the table.
pub fn all(connections: u16) -> Vec<Workload> {
    let workload = |name, action| Workload { name, action, connections, rate_target: None, cpu_target: None };
    let reaching = |rate, workload: Workload| Workload { rate_target: Some(rate), ..workload };
    let costing = |cpu, workload: Workload| Workload { cpu_target: Some(cpu), ..workload };
    let over = |connections, workload: Workload| Workload { connections, ..workload };
    vec![
        costing(1.25, reaching(0.80, workload("password sign-in", Action::Password))),
        costing(1.20, workload("srp sign-in", Action::Srp)),
        costing(1.20, workload("srp with device", Action::SrpWithDevice)),
        reaching(0.75, workload("custom sign-in, python", Action::Custom(Functions::Python))),
        reaching(0.75, workload("custom sign-in, node", Action::Custom(Functions::Node))),
        reaching(0.50, workload("custom sign-in, runtime-api", Action::Custom(Functions::RuntimeApi))),
        reaching(0.80, workload("refresh", Action::Refresh)),
        reaching(0.75, workload("refresh with rotation", Action::Rotate)),
        reaching(0.75, workload("app sign-in", Action::App)),
        reaching(0.50, over(1, workload(SIGN_UP_ALONE, Action::SignUp))),
        reaching(0.50, over(64, workload(SIGN_UP_TOGETHER, Action::SignUp))),
        reaching(0.45, workload("get-user", Action::GetUser)),
        reaching(0.45, workload("admin-get-user", Action::AdminGetUser)),
    ]
}
