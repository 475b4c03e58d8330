//! The things that belong to a user pool beside its users: identity providers, resource servers, domains, styles, terms, and
//! the configurations that are kept apart from the pool's own settings.
//!
//! They are few, read seldom and have no behaviour of their own in the store, so one form serves all: a document with an id, with
//! further names under which it is found, and with the app client that it goes with. What is in a document is said by the
//! type that implements [`Resource`]. Groups are not among them: their members are many.

use std::fmt;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::ids::{ClientId, UserPoolId};

/// What kind of thing a resource is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ResourceKind {
    /// An identity provider; its id is its name.
    IdentityProvider,
    /// A resource server; its id is its identifier.
    ResourceServer,
    /// A domain; its id is the domain, which is unique in the whole server.
    Domain,
    /// A style of managed login.
    ManagedLoginBranding,
    /// An image of such a style.
    ManagedLoginAsset,
    /// Terms that an app client shows.
    Terms,
    /// How the classic hosted pages look, of a pool or of an app client.
    UiCustomization,
    /// The configuration of threat protection, of a pool or of an app client.
    RiskConfiguration,
    /// Where logs of a pool are delivered.
    LogDelivery,
    /// A job that imports users.
    ImportJob,
    /// The certificate by which identity providers know the pool's signature.
    SigningCertificate,
}

impl ResourceKind {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::IdentityProvider,
        Self::ResourceServer,
        Self::Domain,
        Self::ManagedLoginBranding,
        Self::ManagedLoginAsset,
        Self::Terms,
        Self::UiCustomization,
        Self::RiskConfiguration,
        Self::LogDelivery,
        Self::ImportJob,
        Self::SigningCertificate,
    ];

    /// The name under which the kind is kept.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::IdentityProvider => "identity_provider",
            Self::ResourceServer => "resource_server",
            Self::Domain => "domain",
            Self::ManagedLoginBranding => "managed_login_branding",
            Self::ManagedLoginAsset => "managed_login_asset",
            Self::Terms => "terms",
            Self::UiCustomization => "ui_customization",
            Self::RiskConfiguration => "risk_configuration",
            Self::LogDelivery => "log_delivery",
            Self::ImportJob => "import_job",
            Self::SigningCertificate => "signing_certificate",
        }
    }
}

/// A document of a user pool, as it is stored. `Debug` leaves the document out: it may hold secrets.
#[derive(Clone, PartialEq)]
pub struct PoolResource {
    /// The pool that it belongs to.
    pub pool_id: UserPoolId,
    /// What it is.
    pub kind: ResourceKind,
    /// What it is called: unique among its kind in the pool.
    pub id: String,
    /// The app client that it goes with: with the client, the resource goes.
    pub client_id: Option<ClientId>,
    /// Further names by which it is found. Written with the resource; reads leave them out.
    pub names: Vec<ResourceName>,
    /// How often it has been changed. A change applies only to the revision that it was decided on.
    pub revision: u32,
    /// What is in it. It is sealed at rest.
    pub document: Value,
}

impl fmt::Debug for PoolResource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PoolResource")
            .field("pool_id", &self.pool_id)
            .field("kind", &self.kind)
            .field("id", &self.id)
            .field("revision", &self.revision)
            .finish_non_exhaustive()
    }
}

/// A name by which one resource of its kind is found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResourceName {
    /// Where nothing else of the kind has this name.
    pub scope: NameScope,
    /// The name.
    pub name: String,
}

/// How far a name is unique.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameScope {
    /// In the pool.
    Pool,
    /// In the whole server.
    Server,
}

/// A type whose values are documents of a pool.
pub trait Resource: Serialize + DeserializeOwned {
    /// What it is.
    const KIND: ResourceKind;

    /// What it is called in its pool.
    fn id(&self) -> &str;

    /// The app client that it goes with.
    fn client_id(&self) -> Option<ClientId> {
        None
    }

    /// Further names by which it is found.
    fn names(&self) -> Vec<ResourceName> {
        Vec::new()
    }

    /// The resource as it is stored: a new one at revision 0, a changed one at the revision that the change was decided on.
    ///
    /// # Errors
    /// Fails if the value has no form in JSON.
    fn to_stored(&self, pool: &UserPoolId, revision: u32) -> Result<PoolResource, serde_json::Error> {
        Ok(PoolResource {
            pool_id: pool.clone(),
            kind: Self::KIND,
            id: self.id().to_owned(),
            client_id: self.client_id(),
            names: self.names(),
            revision,
            document: serde_json::to_value(self)?,
        })
    }

    /// The value of a stored resource of this kind.
    ///
    /// # Errors
    /// Fails if the document is not what this type writes.
    fn from_stored(stored: PoolResource) -> Result<Self, serde_json::Error> {
        serde_json::from_value(stored.document)
    }
}
