# A branch of two commits, a branch stacked on it, and a main that moved on.
commit() {
  printf '%s\n' "$1" > "$1"
  git add "$1"
  git commit -q -m "$2"
}
git init -q --bare origin.git
git init -q shop
(
  cd shop
  git remote add origin ../origin.git
  git config remote.origin.followRemoteHEAD never
  commit base 'Start'
  git switch -q -c cache
  commit cache 'Add a cache'
  commit expiry 'Expire entries'
  git switch -q -c metrics
  commit metrics 'Count cache hits'
  git switch -q main
  commit timeout 'Set a timeout'
  git switch -q cache
  git push -q origin main cache
  git fetch -q
)
