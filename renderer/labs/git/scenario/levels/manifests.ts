/** The files that the levels are about, as Kubernetes and Prometheus would take them. */

interface Workload {
  readonly replicas?: number
  readonly image?: string
  /** Further lines of the labels, and of the container. */
  readonly labels?: string
  readonly container?: string
}

export const deployment = (name: string, workload: Workload = {}): string => {
  const { replicas = 2, image = `${name}:1.4`, labels = '', container = '' } = workload
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
${labels}spec:
  replicas: ${replicas}
  selector:
    matchLabels: { app: ${name} }
  template:
    metadata:
      labels: { app: ${name} }
    spec:
      containers:
        - name: ${name}
          image: ${image}
${container}`
}

/* Lines of a container. */
export const limits = (...of: readonly string[]): string =>
  `          resources:\n            limits:\n${of.map((one) => `              ${one}\n`).join('')}`
export const readiness = (path = '/healthz'): string =>
  `          readinessProbe:\n            httpGet: { path: ${path}, port: 8080 }\n`
export const ports = (port = 8080): string => `          ports:\n            - containerPort: ${port}\n`

export const service = (name: string, port = 80): string =>
  `apiVersion: v1\nkind: Service\nmetadata:\n  name: ${name}\nspec:\n  selector: { app: ${name} }\n  ports:\n    - port: ${port}\n`

export const ingress = (host: string): string => `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: shop
spec:
  rules:
    - host: ${host}
      http:
        paths:
          - path: /
            pathType: Prefix
            backend: { service: { name: shop, port: { number: 80 } } }
`

/** A ConfigMap. Its values are text, so what YAML would read as a number or a truth stands in quotes. */
export const settings = (name: string, lines: string): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\ndata:\n${lines
    .replace(/: (\d+|true|false)$/gm, ': "$1"')
    .replace(/^(?=.)/gm, '  ')}`

export const alert = (name: string, when: string, minutes: number): string =>
  `groups:\n  - name: shop\n    rules:\n      - alert: ${name}\n        expr: ${when}\n        for: ${minutes}m\n`
