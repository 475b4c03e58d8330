"""What a client hears of a call that has to fail."""

from collections.abc import Callable

import pytest
from botocore.exceptions import ClientError


def refused(action: Callable, *arguments, **members) -> tuple[str, str]:
    """The exception and the text of a user pools call that is refused, and answers nothing else."""
    code, text, response = _failed(action, arguments, members)
    assert response["ResponseMetadata"]["HTTPStatusCode"] == 400
    assert {"Session", "ChallengeName", "AuthenticationResult"}.isdisjoint(response)
    return code, text


def failed(action: Callable, *arguments, **members) -> tuple[str, str]:
    """The same of any service, whatever the status."""
    return _failed(action, arguments, members)[:2]


def _failed(action: Callable, arguments: tuple, members: dict) -> tuple[str, str, dict]:
    with pytest.raises(ClientError) as caught:
        action(*arguments, **members)
    response = caught.value.response
    return response["Error"]["Code"], response["Error"]["Message"], response
