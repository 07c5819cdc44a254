# Two branches that both changed the memory limit, and one that only adds a label.
git init -q .
printf 'name: web\nreplicas: 2\ncpu: 100m\nmemory: 256Mi\nport: 8080\n' > web.yaml
git add web.yaml
git commit -q -m 'Add the web service'
git branch label
git switch -q -c limits
printf 'name: web\nreplicas: 2\ncpu: 100m\nmemory: 512Mi\nport: 8080\n' > web.yaml
git commit -q -a -m 'Raise memory to 512Mi'
git switch -q label
printf 'name: web\nteam: shop\nreplicas: 2\ncpu: 100m\nmemory: 256Mi\nport: 8080\n' > web.yaml
git commit -q -a -m 'Name the team'
git switch -q main
