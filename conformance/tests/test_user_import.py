"""CSV import jobs as the guide walks through them: header, job, upload by curl, start, log; refusals, paging, stop, restarts."""

import subprocess
import time

import pytest

from harness import PASSWORD
from harness.pools import Pool, attribute_map
from harness.refusals import refused

ROLE = "arn:aws:iam::000000000000:role/cognito-import-logs"
ENDED = {"Stopped", "Succeeded", "Failed"}


@pytest.fixture
def pool(make_pool):
    return make_pool(PoolName="people", AutoVerifiedAttributes=["email"])


def csv(pool, rows: list[dict]) -> str:
    header = pool.idp.get_csv_header(UserPoolId=pool.id)["CSVHeader"]
    lines = [",".join(header)] + [",".join(row.get(column, "") for column in header) for row in rows]
    return "\n".join(lines) + "\n"


def person(username: str, **values: str) -> dict:
    return {"cognito:username": username, "email": f"{username}@example.com", "email_verified": "TRUE"} | values


def create(pool, **members) -> dict:
    members = {"JobName": "spring", "CloudWatchLogsRoleArn": ROLE} | members
    return pool.idp.create_user_import_job(UserPoolId=pool.id, **members)["UserImportJob"]


def curl(path, url: str) -> subprocess.CompletedProcess:
    """The command of AWS's guide."""
    command = ["curl", "-v", "-T", str(path), "-H", "x-amz-server-side-encryption:aws:kms", url]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


def uploaded(pool, tmp_path, text: str, **members) -> dict:
    """A job with its file."""
    job = create(pool, **members)
    path = tmp_path / f"{job['JobId']}.csv"
    path.write_text(text, encoding="utf-8")
    done = curl(path, job["PreSignedUrl"])
    assert "HTTP/1.1 200 OK" in done.stderr, done.stderr
    return job


def describe(pool, job: dict) -> dict:
    return pool.idp.describe_user_import_job(UserPoolId=pool.id, JobId=job["JobId"])["UserImportJob"]


def start(pool, job: dict) -> dict:
    return pool.idp.start_user_import_job(UserPoolId=pool.id, JobId=job["JobId"])["UserImportJob"]


def until(pool, job: dict, condition, seconds: float = 120) -> dict:
    deadline = time.monotonic() + seconds
    while not condition(now := describe(pool, job)):
        assert time.monotonic() < deadline, now
        time.sleep(0.02)
    return now


def ended(pool, job: dict) -> dict:
    return until(pool, job, lambda now: now["Status"] in ENDED)


def counts(job: dict) -> tuple[int, int, int]:
    return job["ImportedUsers"], job["SkippedUsers"], job["FailedUsers"]


def log_lines(logs, pool, job: dict) -> list[str]:
    pages = logs.get_paginator("filter_log_events").paginate(
        logGroupName=f"/aws/cognito/userpools/{pool.id}/people", logStreamNames=[f"{job['JobId']}/{job['JobName']}"]
    )
    return [event["message"] for page in pages for event in page["events"]]


def test_the_walk_of_the_guide_with_the_aws_cli_and_curl(server, cli_1, pool, aws, tmp_path):
    header = cli_1("cognito-idp", "get-csv-header", "--user-pool-id", pool.id)["CSVHeader"]
    assert header[:2] == ["name", "given_name"] and header[-2:] == ["cognito:mfa_enabled", "cognito:username"]
    named = ["--user-pool-id", pool.id]
    job = cli_1(
        "cognito-idp", "create-user-import-job", "--job-name", "spring", *named, "--cloud-watch-logs-role-arn", ROLE
    )["UserImportJob"]
    assert job["Status"] == "Created" and counts(job) == (0, 0, 0)
    assert job["JobId"].startswith("import-") and job["PreSignedUrl"].startswith(server.url)
    path = tmp_path / "users.csv"
    columns = (
        "cognito:username,name,given_name,family_name,middle_name,nickname,preferred_username,profile,picture,website,email,"
        "email_verified,gender,birthdate,zoneinfo,locale,phone_number,phone_number_verified,address,updated_at,"
        "cognito:mfa_enabled"
    )
    path.write_text(
        f"{columns}\n"
        "John,,John,Doe,,,,,,,johndoe@example.com,TRUE,,02/01/1985,,,+12345550100,TRUE,123 Any Street,,FALSE\n"
        "Jane,,Jane,Roe,,,,,,,janeroe@example.com,TRUE,,01/01/1985,,,+12345550199,TRUE,100 Main Street\\, Any Town,,FALSE\n"
        "Mary,,Mary,Major,,,,,,,mary@example.com,FALSE,,,,,,,,,FALSE\n"
    )
    assert "We are completely uploaded and fine" in curl(path, job["PreSignedUrl"]).stderr
    named += ["--job-id", job["JobId"]]
    started = cli_1("cognito-idp", "start-user-import-job", *named)["UserImportJob"]
    assert started["Status"] == "Pending" and "StartDate" in started
    done = ended(pool, job)
    assert done["Status"] == "Succeeded" and counts(done) == (2, 0, 1) and "CompletionMessage" not in done
    jane = pool.idp.admin_get_user(UserPoolId=pool.id, Username="Jane")
    assert jane["UserStatus"] == "RESET_REQUIRED"
    attributes = attribute_map(jane["UserAttributes"])
    assert attributes["address"] == "100 Main Street, Any Town" and attributes["birthdate"] == "1985-01-01"
    group = f"/aws/cognito/userpools/{pool.id}/people"
    printed = cli_1.text("logs", "filter-log-events", "--log-group-name", group, "--output", "text")
    assert "[SUCCEEDED] Line Number 2 - The import succeeded." in printed
    assert (
        "[FAILED] Line Number 4 - The User Record does not set any of the auto verified attributes to true. "
        "(Example: email_verified to true)." in printed
    )
    assert "mary@example.com" not in printed, "no user data is in the log"
    listed = cli_1("cognito-idp", "list-user-import-jobs", "--user-pool-id", pool.id, "--max-results", "2")
    assert [it["JobId"] for it in listed["UserImportJobs"]] == [job["JobId"]]


def test_an_imported_user_resets_the_password_and_signs_in(server, pool, tmp_path):
    client = pool.client()
    job = uploaded(pool, tmp_path, csv(pool, [person("ann")]))
    start(pool, job)
    assert counts(ended(pool, job)) == (1, 0, 0)
    code, _ = refused(client.password, "ann", "any password")
    assert code == "PasswordResetRequiredException"
    pool.idp.forgot_password(ClientId=client.id, Username="ann")
    code = server.code(pool.id, "ann@example.com")
    pool.idp.confirm_forgot_password(ClientId=client.id, Username="ann", ConfirmationCode=code, Password=PASSWORD)
    assert "AccessToken" in client.password("ann")["AuthenticationResult"]


def test_password_hashes_of_the_guide_sign_in_once_and_for_all(pool, tmp_path):
    """The hash is passlib's published one for the password `password`, in the guide's form."""
    hashed = "$pbkdf2-sha256$6400$.6UI/S.nXIk8jcbdHx3Fhg$98jZicV16ODfEsEZeYPGHU3kbrUrvUEXOPimVSQDD44"
    text = (
        "cognito:username,email,email_verified,password_hash\n"
        f"ann,ann@example.com,TRUE,{hashed}\n"
        "bob,bob@example.com,TRUE,\n"
        "cid,cid@example.com,TRUE,$2b$10$CtA.Rcu/szzn9U00wpUjOuN3vrgJRZycv4aOzcP3GzqzO8UDPEFq6\n"
    )
    job = uploaded(pool, tmp_path, text, PasswordHashingAlgorithm="PBKDF2_SHA256")
    start(pool, job)
    done = ended(pool, job)
    assert counts(done) == (2, 0, 1) and done["PasswordHashingAlgorithm"] == "PBKDF2_SHA256"
    assert (pool.status("ann"), pool.status("bob")) == ("CONFIRMED", "RESET_REQUIRED")
    client = pool.client()
    assert refused(client.password, "ann", "Password")[0] == "NotAuthorizedException"
    for _ in range(2):
        assert "AccessToken" in client.password("ann", "password")["AuthenticationResult"]


def test_what_is_not_as_it_should_be_is_refused(pool, tmp_path):
    job = create(pool)
    named = {"UserPoolId": pool.id, "JobId": job["JobId"]}
    precondition = "PreconditionNotMetException"
    start_job, stop_job = pool.idp.start_user_import_job, pool.idp.stop_user_import_job
    assert refused(start_job, **named) == (precondition, f"No csv file was uploaded for {job['JobId']}")
    assert refused(stop_job, **named) == (precondition, f"The import job {job['JobId']} is not running.")
    for action in (start_job, stop_job, pool.idp.describe_user_import_job):
        assert refused(action, UserPoolId=pool.id, JobId="import-unknown")[0] == "ResourceNotFoundException"
        assert refused(action, UserPoolId="us-east-1_unknown", JobId=job["JobId"])[0] == "ResourceNotFoundException"
    unknown = {"UserPoolId": "us-east-1_unknown"}
    assert refused(pool.idp.get_csv_header, **unknown)[0] == "ResourceNotFoundException"
    assert refused(pool.idp.list_user_import_jobs, MaxResults=1, **unknown)[0] == "ResourceNotFoundException"
    creation = {"JobName": "x", "CloudWatchLogsRoleArn": ROLE}
    assert refused(pool.idp.create_user_import_job, **creation, **unknown)[0] == "ResourceNotFoundException"
    code, _ = refused(pool.idp.list_user_import_jobs, UserPoolId=pool.id, MaxResults=1, PaginationToken="x")
    assert code == "InvalidParameterException"
    done = uploaded(pool, tmp_path, csv(pool, [person("ann")]))
    start(pool, done)
    ended(pool, done)
    assert refused(start_job, UserPoolId=pool.id, JobId=done["JobId"])[0] == precondition


def test_a_pool_that_verifies_nothing_takes_no_import(make_pool, tmp_path):
    pool = make_pool()
    job = uploaded(pool, tmp_path, csv(pool, [person("ann")]))
    code, _ = refused(pool.idp.start_user_import_job, UserPoolId=pool.id, JobId=job["JobId"])
    assert code == "PreconditionNotMetException"


def test_a_file_that_cannot_be_parsed_fails_the_job(pool, tmp_path):
    for text, message in [
        ("cognito:username,email\nann,ann@example.com\n", "The header of the CSV file lacks the column name."),
        (csv(pool, [{"cognito:username": "ann"}]), "Too many users have failed or been skipped during the import."),
    ]:
        job = uploaded(pool, tmp_path, text)
        start(pool, job)
        done = ended(pool, job)
        assert (done["Status"], done["CompletionMessage"]) == ("Failed", message)


def test_the_upload_url_is_bound_to_its_job_and_its_time(server, pool, tmp_path):
    job, other = create(pool), create(pool)
    path = tmp_path / "users.csv"
    path.write_text(csv(pool, [person("ann")]))
    stolen = job["PreSignedUrl"].replace(job["JobId"], other["JobId"])
    assert "403 Forbidden" in curl(path, stolen).stderr
    assert "403 Forbidden" in curl(path, job["PreSignedUrl"].rsplit("=", 1)[0] + "=").stderr
    with open(path, "wb") as large:
        large.truncate(100 * 1024 * 1024 + 1)
    refusal = curl(path, job["PreSignedUrl"])
    assert "400 Bad Request" in refusal.stderr and "EntityTooLarge" in refusal.stdout
    assert refused(pool.idp.start_user_import_job, UserPoolId=pool.id, JobId=job["JobId"])[1].startswith("No csv file")


def test_jobs_are_listed_the_latest_first_by_the_paginator(pool):
    jobs = [create(pool, JobName=f"job {number}")["JobId"] for number in range(5)]
    pages, token = [], {}
    while True:
        page = pool.idp.list_user_import_jobs(UserPoolId=pool.id, MaxResults=2, **token)
        pages.append([job["JobId"] for job in page["UserImportJobs"]])
        if "PaginationToken" not in page:
            break
        token = {"PaginationToken": page["PaginationToken"]}
    assert pages == [jobs[:2:-1], jobs[2:0:-1], jobs[:1]]


def test_a_large_file_is_imported_while_its_counts_are_seen_and_is_stopped_between_batches(pool, aws, tmp_path):
    rows = [person(f"user-{number}") for number in range(20_000)]
    job = uploaded(pool, tmp_path, csv(pool, rows))
    second = uploaded(pool, tmp_path, csv(pool, rows[:1]))
    start(pool, job)
    running = until(pool, job, lambda now: now["ImportedUsers"] > 0)
    assert running["Status"] == "InProgress"
    code, _ = refused(pool.idp.start_user_import_job, UserPoolId=pool.id, JobId=second["JobId"])
    assert code == "PreconditionNotMetException"
    schema = {"CustomAttributes": [{"Name": "plan", "AttributeDataType": "String"}]}
    for action, members in [
        (pool.idp.update_user_pool, {}),
        (pool.idp.delete_user_pool, {}),
        (pool.idp.add_custom_attributes, schema),
    ]:
        assert refused(action, UserPoolId=pool.id, **members)[0] == "UserImportInProgressException"
    later = until(pool, job, lambda now: now["ImportedUsers"] > running["ImportedUsers"])
    stopped = pool.idp.stop_user_import_job(UserPoolId=pool.id, JobId=job["JobId"])["UserImportJob"]
    assert stopped["Status"] == "Stopped" and "CompletionDate" in stopped
    assert stopped["CompletionMessage"] == "The Import Job was stopped by the developer."
    assert later["ImportedUsers"] <= stopped["ImportedUsers"] < 20_000
    users = pool.idp.describe_user_pool(UserPoolId=pool.id)["UserPool"]["EstimatedNumberOfUsers"]
    assert users == stopped["ImportedUsers"]
    assert len(log_lines(aws("logs"), pool, job)) == users
    assert refused(pool.idp.stop_user_import_job, UserPoolId=pool.id, JobId=job["JobId"])[0] == "PreconditionNotMetException"
    pool.idp.update_user_pool(UserPoolId=pool.id, AutoVerifiedAttributes=["email"])


def test_a_killed_server_goes_on_where_it_was_and_counts_nobody_twice(isolated_server, make_client, tmp_path):
    server = isolated_server().start()
    idp = make_client(server, "cognito-idp")
    pool = Pool(server, idp, PoolName="people", AutoVerifiedAttributes=["email"])
    rows = [person(f"user-{number}") for number in range(10_000)]
    rows[7_000] = {"cognito:username": "nobody"}
    rows[9_999] = person("user-1")
    job = uploaded(pool, tmp_path, csv(pool, rows))
    start(pool, job)
    for least in (500, 4_000):
        before = until(pool, job, lambda now, least=least: now["ImportedUsers"] >= least)
        server.kill()
        server.start()
        after = describe(pool, job)
        assert after["ImportedUsers"] >= before["ImportedUsers"] and after["Status"] == "InProgress"
    done = ended(pool, job)
    assert (done["Status"], counts(done)) == ("Succeeded", (9_998, 1, 1))
    assert idp.describe_user_pool(UserPoolId=pool.id)["UserPool"]["EstimatedNumberOfUsers"] == 9_998
    lines = log_lines(make_client(server, "logs"), pool, job)
    assert "[FAILED] Line Number 7002 - The User Record" in "\n".join(lines)
    assert len({line.split(" - ")[0] for line in lines}) == len(lines), "no row is told of twice"
    assert server.store.uploads() == [], "the file goes when the job ends"


def test_the_log_is_followed_by_the_second_command_line(cli_2, pool, tmp_path):
    job = uploaded(pool, tmp_path, csv(pool, [person("ann"), person("ann")]))
    start(pool, job)
    ended(pool, job)
    printed = cli_2.text("logs", "tail", f"/aws/cognito/userpools/{pool.id}/people", "--format", "short")
    assert "[SUCCEEDED] Line Number 2 - The import succeeded." in printed
    assert "[SKIPPED] Line Number 3 - The user already exists." in printed
