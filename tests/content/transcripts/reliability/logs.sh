# Log lines of two services, one JSON object a line, as a collector would have gathered them.
cat > checkout.log <<'LOG'
{"ts":"2026-01-05T09:00:01.204Z","level":"info","msg":"order placed","status":201,"ms":84,"trace_id":"2f0a61c4d95b4e7f8c13a7be90d45e18"}
{"ts":"2026-01-05T09:00:01.377Z","level":"error","msg":"upstream failed","upstream":"payments","status":503,"ms":2004,"trace_id":"7d1c9e0b52a84f63b0c6e8f1a2d34c59"}
{"ts":"2026-01-05T09:00:01.912Z","level":"info","msg":"order placed","status":201,"ms":91,"trace_id":"c5e83b7a10f24d6699ab04d7e1c82f36"}
{"ts":"2026-01-05T09:00:02.006Z","level":"error","msg":"upstream failed","upstream":"stock","status":503,"ms":512,"trace_id":"94bd02e6f7c14a58a3d1650fb8e97c20"}
{"ts":"2026-01-05T09:00:02.418Z","level":"error","msg":"upstream failed","upstream":"payments","status":503,"ms":2003,"trace_id":"e07f5d1928b64c3ab2647a9c53f1d08e"}
{"ts":"2026-01-05T09:00:02.730Z","level":"info","msg":"order placed","status":201,"ms":79,"trace_id":"1ab6c94f83de4705b9e20d6c7f35a841"}
LOG
cat > payments.log <<'LOG'
{"ts":"2026-01-05T09:00:01.190Z","level":"info","msg":"charged","trace_id":"2f0a61c4d95b4e7f8c13a7be90d45e18"}
{"ts":"2026-01-05T09:00:01.375Z","level":"warn","msg":"no free connection","pool":"ledger","waited_ms":2000,"trace_id":"7d1c9e0b52a84f63b0c6e8f1a2d34c59"}
{"ts":"2026-01-05T09:00:01.899Z","level":"info","msg":"charged","trace_id":"c5e83b7a10f24d6699ab04d7e1c82f36"}
{"ts":"2026-01-05T09:00:02.416Z","level":"warn","msg":"no free connection","pool":"ledger","waited_ms":2000,"trace_id":"e07f5d1928b64c3ab2647a9c53f1d08e"}
{"ts":"2026-01-05T09:00:02.718Z","level":"info","msg":"charged","trace_id":"1ab6c94f83de4705b9e20d6c7f35a841"}
LOG
