"""Verification of ID and access tokens against the keys the server publishes, with PyJWT and nothing of ours."""

import jwt


def published_keys(server, user_pool_id: str) -> dict:
    return server.get_json(f"/{user_pool_id}/.well-known/jwks.json")


def verified_claims(server, user_pool_id: str, token: str, audience: str | None = None, issuer: str | None = None):
    """The claims of a token whose signature, issuer, expiry and (if given) audience hold."""
    key = jwt.PyJWKClient(f"{server.url}/{user_pool_id}/.well-known/jwks.json").get_signing_key_from_jwt(token)
    return jwt.decode(
        token,
        key,
        algorithms=["RS256"],
        issuer=issuer or f"{server.url}/{user_pool_id}",
        audience=audience,
        options={"require": ["exp", "iat", "iss", "sub"], "verify_aud": audience is not None},
    )


def verified_pair(client, result: dict) -> tuple[dict, dict]:
    """Claims of the ID token and of the access token of one `AuthenticationResult`."""
    server, pool = client.pool.server, client.pool.id
    identity = verified_claims(server, pool, result["IdToken"], audience=client.id)
    access = verified_claims(server, pool, result["AccessToken"])
    assert identity["token_use"] == "id"
    assert access["token_use"] == "access"
    assert access["client_id"] == client.id
    return identity, access
