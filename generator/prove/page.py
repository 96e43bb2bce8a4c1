"""The certificate as a page for people: one file, no script, nothing loaded from elsewhere."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.prove.certificate import Certificate


def to_html(certificate: Certificate) -> str:
    """Return the text of certificate.html; everything that a contract says is escaped."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("certificate.html.jinja").render(it=certificate) + "\n"
