//! Reading `model/*.json`. Owns the file format and the few places where the model alone does not say the truth.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::marker::PhantomData;

use anyhow::{Context as _, bail};
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

/// One service's model.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Service {
    #[serde(rename = "service")]
    pub name: String,
    pub api_version: String,
    pub target_prefix: Option<String>,
    pub json_version: Option<String>,
    pub operations: BTreeMap<String, Operation>,
    pub shapes: BTreeMap<String, Shape>,
}

#[derive(Deserialize)]
pub struct Operation {
    pub input: String,
    pub output: Option<String>,
    pub errors: Vec<String>,
    pub auth: Option<String>,
    pub http: Option<Http>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Http {
    pub method: String,
    pub request_uri: String,
    pub response_code: u16,
}

#[derive(Deserialize)]
pub struct Shape {
    #[serde(rename = "type")]
    pub kind: String,
    #[serde(default)]
    pub members: Ordered<Member>,
    #[serde(default)]
    pub required: Vec<String>,
    pub payload: Option<String>,
    pub min: Option<i64>,
    pub max: Option<i64>,
    #[serde(rename = "enum")]
    pub values: Option<Vec<String>>,
    /// Values that are answered, and in no request.
    #[serde(skip)]
    pub answered: Vec<String>,
    pub pattern: Option<String>,
    pub member: Option<String>,
    pub key: Option<String>,
    pub value: Option<String>,
    #[serde(default)]
    pub sensitive: bool,
    #[serde(default)]
    pub exception: bool,
    #[serde(default)]
    pub fault: bool,
    pub error: Option<ErrorStatus>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ErrorStatus {
    pub http_status_code: u16,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Member {
    pub shape: String,
    pub location: Option<String>,
    pub location_name: Option<String>,
}

/// A JSON object whose order matters: members are declared, and violations reported, in the model's order.
pub struct Ordered<T>(pub Vec<(String, T)>);

impl<T> Default for Ordered<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Ordered<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for Entries<T> {
            type Value = Ordered<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Ordered<T>, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Ordered(entries))
            }
        }

        deserializer.deserialize_map(Entries(PhantomData))
    }
}

/// Shapes that hold secrets though the model does not call them sensitive: their values are redacted in `Debug`. What a
/// refused caller reads back still follows the model.
const SECRET_BESIDES_THE_MODEL: [&str; 3] =
    ["ConfirmationCodeType", "DeviceSecretVerifierConfigType", "ProviderDetailsType"];

/// Shapes whose pattern has to be found somewhere in the text instead of describing all of it, and is not asked of an empty
/// text. Cognito: a password may have a space inside, and an empty one stands for none.
const SEARCHED: [&str; 1] = ["PasswordType"];

/// Shapes whose pattern the service does not hold texts to. Cognito: a custom domain has dots; what is wrong with a prefix is
/// said in other words.
const WITHOUT_PATTERN: [&str; 1] = ["DomainType"];

/// Enum values that the model describes and does not list. Cognito: GetClientToken's description says that its client needs this
/// flow.
const VALUES_BESIDES_THE_MODEL: [(&str, &str); 1] = [("ExplicitAuthFlowsType", "ALLOW_CLIENT_TOKEN_AUTH")];

/// Enum values that are answered though the model does not list them; in a request they are as wrong as any other. Cognito: a
/// define-auth-challenge function that names `SRP_A` has it echoed.
const ANSWERED_BESIDES_THE_MODEL: [(&str, &str); 1] = [("ChallengeNameType", "SRP_A")];

impl Service {
    /// Reads a model and checks that every shape it names exists.
    pub fn parse(text: &str) -> anyhow::Result<Self> {
        let mut service: Self = serde_json::from_str(text)?;
        for (shape, value) in VALUES_BESIDES_THE_MODEL {
            if let Some(values) = service.shapes.get_mut(shape).and_then(|shape| shape.values.as_mut()) {
                values.push(value.to_owned());
            }
        }
        for shape in WITHOUT_PATTERN {
            if let Some(shape) = service.shapes.get_mut(shape) {
                shape.pattern = None;
            }
        }
        for (shape, value) in ANSWERED_BESIDES_THE_MODEL {
            if let Some(shape) = service.shapes.get_mut(shape) {
                shape.answered.push(value.to_owned());
            }
        }
        service.reachable()?;
        Ok(service)
    }

    /// The shape of this name.
    pub fn shape(&self, name: &str) -> anyhow::Result<&Shape> {
        self.shapes.get(name).with_context(|| format!("no shape {name}"))
    }

    /// The names of the shapes that some request or answer can contain, sorted.
    pub fn reachable(&self) -> anyhow::Result<BTreeSet<&str>> {
        let roots = self.operations.values();
        let mut waiting: Vec<&str> = roots
            .flat_map(|operation| [Some(&operation.input), operation.output.as_ref()])
            .flatten()
            .map(String::as_str)
            .collect();
        let mut reached = BTreeSet::new();
        while let Some(name) = waiting.pop() {
            let shape = self.shape(name)?;
            if !reached.insert(name) {
                continue;
            }
            waiting.extend(shape.members.0.iter().map(|(_, member)| member.shape.as_str()));
            waiting.extend([&shape.member, &shape.key, &shape.value].into_iter().flatten().map(String::as_str));
        }
        Ok(reached)
    }

    /// The `Auth` variant of an operation.
    pub fn auth(&self, name: &str) -> anyhow::Result<&'static str> {
        // Cognito: the model's auth trait alone does not tell these apart; their documentation does.
        Ok(match (name, self.operations[name].auth.as_deref()) {
            ("GetClientToken" | "GetDerivedToken", _) => "SigV4Optional",
            ("AssociateSoftwareToken" | "VerifySoftwareToken", _) => "AccessTokenOrSession",
            ("ForgetDevice" | "GetDevice", _) | (_, Some("access_token")) => "AccessToken",
            (_, Some("none")) => "None",
            (_, Some("sigv4") | None) => "SigV4",
            (_, Some(other)) => bail!("{name}: unknown auth {other}"),
        })
    }
}

impl Shape {
    /// Whether values are kept out of `Debug`.
    pub fn is_secret(&self, name: &str) -> bool {
        self.sensitive || SECRET_BESIDES_THE_MODEL.contains(&name)
    }

    /// Whether the pattern is searched for.
    pub fn is_searched(&self, name: &str) -> bool {
        self.pattern.is_some() && SEARCHED.contains(&name)
    }

    /// Whether this is the model's "any JSON": a structure without members called so.
    pub fn is_document(&self, name: &str) -> bool {
        self.kind == "structure" && name == "Document"
    }
}
