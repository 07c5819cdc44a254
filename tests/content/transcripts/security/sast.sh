git init -q .
printf 'export const port = 8080\n' > server.ts
git add . && git commit -qm 'feat: the server listens'
printf 'DB_PASSWORD=example-not-real\n' > .env
git add . && git commit -qm 'chore: settings for the staging database'
git rm -q .env
printf '.env\n' > .gitignore
git add . && git commit -qm 'fix: remove the settings file'
