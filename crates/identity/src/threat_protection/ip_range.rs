//! Ranges of addresses in CIDR notation.

use std::net::IpAddr;
use std::str::FromStr;

use super::Problem;

/// So many bits are the same in all IPv4 addresses in IPv6's clothes.
const MAPPED_BITS: u32 = 96;

/// The addresses that begin with the same bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IpRange {
    base: IpAddr,
    prefix_bits: u32,
}

impl FromStr for IpRange {
    type Err = Problem;

    /// Reads `192.0.2.0/24` or `2001:db8::/32`. Bits behind the prefix do not matter; an address alone is no range. A range of IPv4
    /// addresses in IPv6's clothes is what it is, as [`IpRange::contains`] takes an address for what it is.
    ///
    /// Cognito: ranges are in CIDR notation. Source: SetRiskConfiguration, API reference.
    fn from_str(text: &str) -> Result<Self, Problem> {
        let (base, prefix) = text.split_once('/').ok_or(Problem::RangeMalformed)?;
        let base: IpAddr = base.parse().map_err(|_| Problem::RangeMalformed)?;
        let is_plain = !prefix.is_empty() && prefix.bytes().all(|byte| byte.is_ascii_digit());
        let prefix_bits: u32 = prefix.parse().ok().filter(|_| is_plain).ok_or(Problem::RangeMalformed)?;
        let bits_max = if base.is_ipv4() { 32 } else { 128 };
        if prefix_bits > bits_max {
            return Err(Problem::RangeMalformed);
        }
        Ok(match (base.to_canonical(), prefix_bits.checked_sub(MAPPED_BITS)) {
            (mapped @ IpAddr::V4(_), Some(prefix_bits)) if base.is_ipv6() => Self { base: mapped, prefix_bits },
            _ => Self { base, prefix_bits },
        })
    }
}

impl IpRange {
    /// Whether an address is in the range. An IPv4 address that came in IPv6's clothes is what it is.
    pub fn contains(&self, address: IpAddr) -> bool {
        match (self.base, address.to_canonical()) {
            (IpAddr::V4(base), IpAddr::V4(address)) => {
                let rest = 32 - self.prefix_bits;
                let cut = |bits: u32| bits.checked_shr(rest).unwrap_or(0);
                cut(base.to_bits()) == cut(address.to_bits())
            }
            (IpAddr::V6(base), IpAddr::V6(address)) => {
                let rest = 128 - self.prefix_bits;
                let cut = |bits: u128| bits.checked_shr(rest).unwrap_or(0);
                cut(base.to_bits()) == cut(address.to_bits())
            }
            (IpAddr::V4(_), IpAddr::V6(_)) | (IpAddr::V6(_), IpAddr::V4(_)) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_is_an_address_and_a_length() {
        for text in ["192.0.2.0/24", "192.0.2.77/24", "10.0.0.1/32", "0.0.0.0/0", "2001:db8::/32", "::1/128", "::/0"] {
            assert!(text.parse::<IpRange>().is_ok(), "{text}");
        }
        for text in [
            "",
            "/",
            "192.0.2.0",
            "192.0.2.0/",
            "192.0.2.0/33",
            "192.0.2/24",
            "::/129",
            "a/8",
            "10.0.0.0/+8",
            "10.0.0.0/8 ",
        ] {
            assert_eq!(text.parse::<IpRange>(), Err(Problem::RangeMalformed), "{text}");
        }
    }

    #[test]
    fn a_range_contains_what_begins_like_it() {
        let table = [
            ("192.0.2.0/24", "192.0.2.255", true),
            ("192.0.2.9/24", "192.0.2.1", true),
            ("192.0.2.0/24", "192.0.3.0", false),
            ("192.0.2.1/32", "192.0.2.1", true),
            ("192.0.2.1/32", "192.0.2.2", false),
            ("0.0.0.0/0", "203.0.113.7", true),
            ("0.0.0.0/0", "::1", false),
            ("192.0.2.0/24", "::ffff:192.0.2.5", true),
            ("::ffff:192.0.2.0/120", "192.0.2.255", true),
            ("::ffff:192.0.2.0/120", "::ffff:192.0.2.255", true),
            ("::ffff:192.0.2.0/120", "192.0.3.0", false),
            ("::ffff:0:0/96", "203.0.113.7", true),
            ("::ffff:0:0/96", "2001:db8::1", false),
            ("2001:db8::/32", "2001:db8:1::5", true),
            ("2001:db8::/32", "2001:db9::5", false),
            ("::/0", "2001:db9::5", true),
            ("::1/128", "::2", false),
        ];
        for (range, address, expected) in table {
            let found = range.parse::<IpRange>().unwrap().contains(address.parse().unwrap());
            assert_eq!(found, expected, "{address} in {range}");
        }
    }
}
