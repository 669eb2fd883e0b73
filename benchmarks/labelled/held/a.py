import subprocess as sp
from os import popen
from pickle import loads
import requests
import ssl
from django.utils.safestring import mark_safe
from sqlalchemy import text


def orders(session, engine, name, ids, request, logger, password):
    # expect: sql-injection
    session.execute(text(f"SELECT * FROM orders WHERE name = '{name}'"))
    # silent
    session.execute(text("SELECT * FROM orders WHERE name = :name"), {"name": name})
    statement = "SELECT * FROM orders WHERE name = '{n}'".format(n=name)
    # expect: sql-injection
    engine.execute(statement)
    marks = ", ".join("?" for _ in ids)
    # silent
    engine.execute(f"SELECT * FROM orders WHERE id IN ({marks})", ids)
    statement = "SELECT count(*) FROM orders"
    if name:
        # expect: sql-injection
        statement += " WHERE name = '" + name + "'"
    # silent
    logger.info("select %s from the menu" % name)
    # expect: command-injection
    popen("ls %s" % name)
    # expect: command-injection
    sp.check_output(["bash", "-c", "ls " + name])
    # silent
    sp.check_output(["ls", "-l"])
    # expect: unsafe-deserialization
    loads(request.body)
    # expect: tls-verification-off
    requests.post("https://example.com", json={}, verify=False)
    # silent
    requests.post("https://example.com", json={}, verify="/etc/ca.pem")
    # expect: tls-verification-off
    ssl.create_default_context().verify_mode = ssl.CERT_NONE
    # expect: html-injection
    mark_safe("<b>" + name + "</b>")
    # silent
    mark_safe("<hr>")
    # expect: secret-in-log
    logger.warning("login with %s", password)
    # silent
    logger.warning("the password is too short")
