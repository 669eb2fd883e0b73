import os
import pickle
import subprocess
import yaml


def users(cursor, email, n, request):
    # expect: sql-injection
    cursor.execute(f"SELECT * FROM users WHERE email = '{email}'")
    # silent
    cursor.execute("SELECT * FROM users WHERE email = %s", (email,))
    # expect: sql-injection
    cursor.execute("SELECT * FROM users WHERE email = '%s'" % email)
    # silent
    cursor.execute("SELECT * FROM users LIMIT %d" % n)
    # expect: sql-injection
    cursor.execute("DELETE FROM users WHERE email = '" + email + "'")
    columns = "id, email"
    # silent
    cursor.execute("SELECT " + columns + " FROM users")
    # expect: command-injection
    subprocess.run("grep {} log".format(email), shell=True)
    # silent
    subprocess.run("grep -c error log", shell=True)
    # expect: command-injection
    os.system("mail " + email)
    # expect: unsafe-deserialization
    pickle.loads(request.data)
    # expect: unsafe-deserialization
    yaml.load(request.data, Loader=yaml.UnsafeLoader)
    # silent
    yaml.load(request.data, Loader=yaml.CSafeLoader)
    # expect: evaluation
    eval(request.args["f"])
    # silent
    eval("1 + 1")
