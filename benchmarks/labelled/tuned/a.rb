# expect: sql-fragment
User.where("email = '#{email}'")
# silent
User.where("email = ?", email)
# expect: command-injection
system("ls #{dir}")
# silent
system("ls", "-l")
