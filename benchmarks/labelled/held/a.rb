# expect: sql-injection
ActiveRecord::Base.connection.execute("DELETE FROM orders WHERE name = '#{params[:name]}'")
# expect: sql-injection
Order.find_by_sql("SELECT * FROM orders WHERE name = '" + name + "'")
# silent
Order.find_by_sql(["SELECT * FROM orders WHERE name = ?", name])
# expect: sql-fragment
Order.order("#{params[:column]} desc")
# expect: command-injection
out = `ls #{dir}`
# silent
out = `ls`
# expect: unsafe-deserialization
Marshal.load(cookies[:cart])
# silent
YAML.safe_load(text)
# expect: html-injection
raw(name)
# expect: tls-verification-off
http.verify_mode = OpenSSL::SSL::VERIFY_NONE
