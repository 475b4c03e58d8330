"""Every call that sends somebody a message, by email and by SMS, and what proves that its code is good.

For tests of what words and what delivers messages.
"""

from dataclasses import dataclass
from typing import Callable

from harness import ACCOUNT, PASSWORD, REGION
from harness.pools import FLOWS, PHONE, SMS, AppClient, Pool, attribute_list

NEW_PASSWORD = "An0ther!Password"
SES = {"EmailSendingAccount": "DEVELOPER", "SourceArn": f"arn:aws:ses:{REGION}:{ACCOUNT}:identity/sender@example.com"}
# By medium: the attribute, somebody's address, and another one.
ADDRESSES = {"EMAIL": ("email", "ann@example.com", "new@example.com"), "SMS": ("phone_number", PHONE, "+441234569876")}
MASKED = {"EMAIL": "a***@e***", "SMS": "+********1234"}
MASKED_NEW = {"EMAIL": "n***@e***", "SMS": "+********9876"}


class Recipient:
    """`ann`, who has one address, in a pool of her own that sends codes there.

    `attributes` are those that she has besides, `second_factors` the pool's texts for second factors.
    """

    def __init__(self, make_pool, medium: str, attributes: dict | None = None, second_factors: dict | None = None, **settings):
        self.medium, self.attributes = medium, attributes or {}
        self.attribute, self.address, self.new_address = ADDRESSES[medium]
        defaults = {
            "AutoVerifiedAttributes": [self.attribute],
            "SmsConfiguration": SMS,
            "EmailConfiguration": SES,
            "AccountRecoverySetting": {"RecoveryMechanisms": [{"Name": f"verified_{self.attribute}", "Priority": 1}]},
            "Policies": {"SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD", f"{medium}_OTP"]}},
        }
        self.pool: Pool = make_pool(**defaults | settings)
        self.idp = self.pool.idp
        self.client: AppClient = self.pool.client(ExplicitAuthFlows=[*FLOWS, "ALLOW_USER_AUTH"])
        factors = {"SmsMfaConfiguration": {"SmsConfiguration": SMS}} | (second_factors or {})
        if settings.get("EmailConfiguration", SES) == SES:
            factors = {"EmailMfaConfiguration": {}} | factors
        self.idp.set_user_pool_mfa_config(UserPoolId=self.pool.id, MfaConfiguration="OPTIONAL", **factors)

    @property
    def of_client(self) -> dict:
        return {"ClientId": self.client.id, "Username": "ann"}

    @property
    def of_admin(self) -> dict:
        return {"UserPoolId": self.pool.id, "Username": "ann"}

    def sign_up(self, **members) -> dict:
        return self.client.sign_up("ann", attributes={self.attribute: self.address} | self.attributes, **members)

    def invite(self, password: str = PASSWORD, **members) -> dict:
        attributes = attribute_list({self.attribute: self.address} | self.attributes)
        invitation = {"TemporaryPassword": password, "UserAttributes": attributes, "DesiredDeliveryMediums": [self.medium]}
        return self.idp.admin_create_user(**self.of_admin | invitation | members)

    def confirmed(self) -> None:
        self.pool.user("ann", **{self.attribute: self.address, f"{self.attribute}_verified": "true"} | self.attributes)

    def token(self) -> str:
        return self.client.password("ann")["AuthenticationResult"]["AccessToken"]

    def prefer_second_factor(self) -> None:
        chosen = {{"EMAIL": "EmailMfaSettings", "SMS": "SMSMfaSettings"}[self.medium]: {"Enabled": True, "PreferredMfa": True}}
        self.idp.admin_set_user_mfa_preference(**self.of_admin | chosen)

    def messages(self) -> list[dict]:
        """Newest first."""
        return self.pool.server.messages(self.pool.id)


# What a call answers about the delivery, and what proves that the code is good.
Sent = tuple[dict | None, Callable[[str], None]]


def sign_up(it: Recipient, **members) -> Sent:
    return it.sign_up(**members)["CodeDeliveryDetails"], lambda code: confirm(it, code)


def resend(it: Recipient, **members) -> Sent:
    it.sign_up()
    answer = it.idp.resend_confirmation_code(**it.of_client | members)
    return answer["CodeDeliveryDetails"], lambda code: confirm(it, code)


def confirm(it: Recipient, code: str) -> None:
    it.idp.confirm_sign_up(**it.of_client, ConfirmationCode=code)
    assert it.pool.status("ann") == "CONFIRMED"


def invite(it: Recipient, **members) -> Sent:
    it.invite(**members)
    return None, lambda password: use_temporary(it, password)


def invite_again(it: Recipient, **members) -> Sent:
    it.invite(MessageAction="SUPPRESS", password="F1rst!Password")
    it.invite(MessageAction="RESEND", **members)
    return None, lambda password: use_temporary(it, password)


def use_temporary(it: Recipient, password: str) -> None:
    assert it.client.password("ann", password)["ChallengeName"] == "NEW_PASSWORD_REQUIRED"


def forget(it: Recipient, **members) -> Sent:
    it.confirmed()
    answer = it.idp.forgot_password(**it.of_client | members)
    return answer["CodeDeliveryDetails"], lambda code: reset(it, code)


def reset_by_an_administrator(it: Recipient, **members) -> Sent:
    it.confirmed()
    it.idp.admin_reset_user_password(**it.of_admin | members)
    return None, lambda code: reset(it, code)


def reset(it: Recipient, code: str) -> None:
    it.idp.confirm_forgot_password(**it.of_client, ConfirmationCode=code, Password=NEW_PASSWORD)
    assert "AuthenticationResult" in it.client.password("ann", NEW_PASSWORD)


def update(it: Recipient, **members) -> Sent:
    it.confirmed()
    token, changed = it.token(), attribute_list({it.attribute: it.new_address})
    answer = it.idp.update_user_attributes(AccessToken=token, UserAttributes=changed, **members)
    (details,) = answer["CodeDeliveryDetailsList"]
    return details, lambda code: verify(it, code)


def update_by_an_administrator(it: Recipient, **members) -> Sent:
    it.confirmed()
    changed = attribute_list({it.attribute: it.new_address})
    it.idp.admin_update_user_attributes(**it.of_admin | members, UserAttributes=changed)
    return None, lambda code: verify(it, code)


def ask_for_verification(it: Recipient, **members) -> Sent:
    it.confirmed()
    answer = it.idp.get_user_attribute_verification_code(AccessToken=it.token(), AttributeName=it.attribute, **members)
    return answer["CodeDeliveryDetails"], lambda code: verify(it, code)


def verify(it: Recipient, code: str) -> None:
    it.idp.verify_user_attribute(AccessToken=it.token(), AttributeName=it.attribute, Code=code)


def begin_with_second_factor(it: Recipient, **members) -> Sent:
    it.confirmed()
    it.prefer_second_factor()
    challenge = it.client.password("ann", **members)
    name = {"EMAIL": "EMAIL_OTP", "SMS": "SMS_MFA"}[it.medium]
    return delivered(challenge, name), lambda code: answer(it, challenge, code)


def choose_first_factor(it: Recipient, **members) -> Sent:
    it.confirmed()
    challenge = it.client.initiate("USER_AUTH", {"USERNAME": "ann"})
    challenge = it.client.respond(challenge, {"USERNAME": "ann", "ANSWER": f"{it.medium}_OTP"}, **members)
    return delivered(challenge, f"{it.medium}_OTP"), lambda code: answer(it, challenge, code)


def delivered(challenge: dict, name: str) -> dict:
    assert challenge["ChallengeName"] == name
    return {key: value for key, value in challenge["ChallengeParameters"].items() if key.startswith("CODE_DELIVERY")}


def answer(it: Recipient, challenge: dict, code: str) -> None:
    signed_in = it.client.respond(challenge, {"USERNAME": "ann", f"{challenge['ChallengeName']}_CODE": code})
    assert "AccessToken" in signed_in["AuthenticationResult"]


@dataclass(frozen=True)
class Delivery:
    """A call that sends a message."""

    suffix: str
    send: Callable[..., Sent]
    is_admin: bool = False
    is_new_address: bool = False
    passes_metadata: bool = True
    digits: int = 6

    def details(self, medium: str) -> dict | None:
        """What the call answers about the delivery."""
        if self.is_admin:
            return None
        where = (MASKED_NEW if self.is_new_address else MASKED)[medium]
        if self.suffix == "Authentication":
            return {"CODE_DELIVERY_DELIVERY_MEDIUM": medium, "CODE_DELIVERY_DESTINATION": where}
        return {"AttributeName": ADDRESSES[medium][0], "DeliveryMedium": medium, "Destination": where}


DELIVERIES = {
    "SignUp": Delivery("SignUp", sign_up),
    "ResendConfirmationCode": Delivery("ResendCode", resend),
    "AdminCreateUser": Delivery("AdminCreateUser", invite, is_admin=True),
    "AdminCreateUser RESEND": Delivery("AdminCreateUser", invite_again, is_admin=True),
    "ForgotPassword": Delivery("ForgotPassword", forget),
    "AdminResetUserPassword": Delivery("ForgotPassword", reset_by_an_administrator, is_admin=True),
    "UpdateUserAttributes": Delivery("UpdateUserAttribute", update, is_new_address=True),
    "AdminUpdateUserAttributes": Delivery(
        "UpdateUserAttribute", update_by_an_administrator, is_admin=True, is_new_address=True
    ),
    "GetUserAttributeVerificationCode": Delivery("VerifyUserAttribute", ask_for_verification),
    "InitiateAuth with a second factor": Delivery("Authentication", begin_with_second_factor, passes_metadata=False),
    "RespondToAuthChallenge with a first factor": Delivery("Authentication", choose_first_factor, digits=8),
}
