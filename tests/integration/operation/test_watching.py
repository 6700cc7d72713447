"""What a program that watches may ask: whether the process lives, and counts."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from app import Settings, create_app
from app.database import database
from app.exceptions import ConfigurationError

TOKEN = "a token that is long enough"
WITH_TOKEN = {"Authorization": f"Bearer {TOKEN}"}


@pytest.fixture
def counted(database_url, tmp_path):
    """An application that counts."""
    app = create_app(
        Settings(database_url=database_url, data_dir=tmp_path, secret_key="test", metrics_token=TOKEN)
    )
    from prometheus_client import values

    yield app.test_client()
    values.ValueClass.close_all_files()
    with app.app_context():
        database.engine.dispose()


def test_a_process_lives_also_without_its_database_and_then_its_counts_are_told_too(tmp_path):
    url = f"postgresql+psycopg://opbouwkaart@/opbouwkaart?host={tmp_path}"
    app = create_app(Settings(database_url=url, data_dir=tmp_path, secret_key="test"))
    client = app.test_client()

    assert (client.get("/health/live").status_code, client.get("/health").status_code) == (200, 503)


def test_counts_are_for_who_has_the_token_and_without_one_there_is_no_such_page(client, counted):
    assert client.get("/metrics", headers=WITH_TOKEN).status_code == 404
    refused = [
        counted.get("/metrics", headers=headers) for headers in ({}, {"Authorization": "Bearer wrong"})
    ]
    assert [answer.status_code for answer in refused] == [401, 401]
    assert b"opbouwkaart" not in refused[0].data
    with pytest.raises(ConfigurationError, match="minstens 16"):
        Settings.from_environment({"METRICS_TOKEN": "short"})


COUNT_ONE = """
import sys
from pathlib import Path
from app.web.operation.metrics import Metrics
Metrics(Path(sys.argv[1])).count_request("GET", "/health", 200, 0.02)
"""


def test_counts_are_by_route_never_by_address_and_of_all_processes_together(counted, tmp_path):
    for path in ("/health?q=kanarie", "/buurten/BUkanarie", "/kanarie"):
        counted.get(path)
    subprocess.run([sys.executable, "-c", COUNT_ONE, tmp_path / "metrics"], check=True, env=dict(os.environ))
    lines = counted.get("/metrics", headers=WITH_TOKEN).text.splitlines()

    assert 'opbouwkaart_requests_total{method="GET",route="/health",status="2xx"} 2.0' in lines
    assert 'opbouwkaart_request_seconds_count{route="/health"} 2.0' in lines
    assert any('route="none",status="' in line for line in lines)
    assert any(line.startswith('opbouwkaart_database_connections{state="idle"}') for line in lines)
    assert "kanarie" not in "\n".join(lines)
