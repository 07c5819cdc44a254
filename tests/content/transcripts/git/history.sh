# Seventeen commits; the ninth, number 8 after v1.0, breaks the timeout. All others change only the retries.
git init -q .
printf 'name: web\ntimeout: 30\nretries: 0\n' > app.conf
git add app.conf
git commit -q -m 'Release 1.0'
git tag v1.0
n=1
while [ "$n" -le 16 ]; do
  if [ "$n" -eq 8 ]; then
    sed 's/timeout: 30/timeout: 3/' app.conf > app.new
    subject='Tidy the settings'
  else
    sed "s/retries: .*/retries: $n/" app.conf > app.new
    subject="Tune retries, step $n"
  fi
  mv app.new app.conf
  git commit -q -a -m "$subject"
  n=$((n + 1))
done
