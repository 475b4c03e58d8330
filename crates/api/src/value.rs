//! Values that need more than a plain Rust type on the wire: secrets, timestamps, bytes.
//!
//! Owns their wire form and their `Debug`. Knows nothing of shapes or constraints.

use std::borrow::Borrow;
use std::fmt;
use std::ops::Deref;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// Text that must not appear in a log: it reads like a string and prints as nothing.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Sensitive(String);

impl Sensitive {
    /// The text itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The text itself, owned.
    pub fn into_inner(self) -> String {
        self.0
    }
}

impl fmt::Debug for Sensitive {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(redacted)")
    }
}

impl Deref for Sensitive {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for Sensitive {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for Sensitive {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl From<String> for Sensitive {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<&str> for Sensitive {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl PartialEq<str> for Sensitive {
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}

impl PartialEq<&str> for Sensitive {
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}

/// A moment, kept in milliseconds since the epoch; on the wire a number of seconds with up to three decimals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

impl Timestamp {
    /// A moment given in milliseconds since the epoch.
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// A moment given in whole seconds since the epoch.
    pub const fn from_seconds(seconds: i64) -> Self {
        Self(seconds.saturating_mul(1000))
    }

    /// Milliseconds since the epoch.
    pub const fn as_millis(self) -> i64 {
        self.0
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0 % 1000 == 0 {
            return serializer.serialize_i64(self.0 / 1000);
        }
        #[expect(clippy::cast_precision_loss, reason = "exact for every date before the year 287396")]
        serializer.serialize_f64(self.0 as f64 / 1000.0)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Seconds;

        impl de::Visitor<'_> for Seconds {
            type Value = Timestamp;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("seconds since the epoch")
            }

            fn visit_i64<E: de::Error>(self, seconds: i64) -> Result<Timestamp, E> {
                Ok(Timestamp::from_seconds(seconds))
            }

            fn visit_u64<E: de::Error>(self, seconds: u64) -> Result<Timestamp, E> {
                Ok(Timestamp::from_seconds(i64::try_from(seconds).unwrap_or(i64::MAX)))
            }

            fn visit_f64<E: de::Error>(self, seconds: f64) -> Result<Timestamp, E> {
                #[expect(
                    clippy::cast_possible_truncation,
                    reason = "a float cast saturates, and no date is that far away"
                )]
                Ok(Timestamp((seconds * 1000.0).round() as i64))
            }
        }

        deserializer.deserialize_any(Seconds)
    }
}

/// Bytes; on the wire a base64 string. `Debug` shows their number only, for they may be a customer's data.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct Blob(pub Vec<u8>);

impl fmt::Debug for Blob {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "({} bytes)", self.0.len())
    }
}

impl Deref for Blob {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.0
    }
}

impl From<Vec<u8>> for Blob {
    fn from(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }
}

impl Serialize for Blob {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&STANDARD.encode(&self.0))
    }
}

impl<'de> Deserialize<'de> for Blob {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Base64;

        impl de::Visitor<'_> for Base64 {
            type Value = Blob;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a base64 string")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Blob, E> {
                STANDARD.decode(text).map(Blob).map_err(|_| E::custom("not base64"))
            }
        }

        deserializer.deserialize_str(Base64)
    }
}

/// A string that is not in the enum it was read for. It does not repeat the string.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidEnumValue {
    /// The enum's name in the model.
    pub shape: &'static str,
}

impl fmt::Display for InvalidEnumValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not a value of {}", self.shape)
    }
}

impl std::error::Error for InvalidEnumValue {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_timestamp_is_a_number_of_seconds_with_up_to_three_decimals() {
        for (millis, json) in [
            (1_691_768_546_123, "1691768546.123"),
            (1_691_768_546_120, "1691768546.12"),
            (1_691_768_546_000, "1691768546"),
            (0, "0"),
            (-1500, "-1.5"),
        ] {
            let timestamp = Timestamp::from_millis(millis);
            assert_eq!(serde_json::to_string(&timestamp).unwrap(), json);
            assert_eq!(serde_json::from_str::<Timestamp>(json).unwrap(), timestamp);
        }
        assert_eq!(serde_json::from_str::<Timestamp>("1.6917685461234E9").unwrap().as_millis(), 1_691_768_546_123);
        assert!(serde_json::from_str::<Timestamp>("\"1\"").is_err());
    }

    #[test]
    fn every_millisecond_survives_the_wire() {
        for millis in (1_700_000_000_000..1_700_000_002_000).chain(253_402_300_799_000..253_402_300_800_000) {
            let json = serde_json::to_string(&Timestamp::from_millis(millis)).unwrap();
            assert_eq!(serde_json::from_str::<Timestamp>(&json).unwrap().as_millis(), millis, "{json}");
        }
    }

    #[test]
    fn a_blob_is_base64() {
        let blob = Blob(vec![0, 255, 16]);
        assert_eq!(serde_json::to_string(&blob).unwrap(), "\"AP8Q\"");
        assert_eq!(serde_json::from_str::<Blob>("\"AP8Q\"").unwrap(), blob);
        assert!(serde_json::from_str::<Blob>("\"AP8\"").is_err());
        assert_eq!(format!("{blob:?}"), "(3 bytes)");
    }

    #[test]
    fn a_sensitive_text_reads_like_a_string_and_prints_as_nothing() {
        let secret = Sensitive::from("hunter2");
        assert_eq!(format!("{:?} {:?}", secret, Some(&secret)), "(redacted) Some((redacted))");
        assert_eq!(secret, "hunter2");
        assert_eq!(secret.len(), 7);
        assert_eq!(serde_json::to_string(&secret).unwrap(), "\"hunter2\"");
    }
}
