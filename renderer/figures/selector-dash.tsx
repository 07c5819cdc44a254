/** The same two selectors as one list element and as two, and whom each form admits. */
const namespaces = ['shop', 'kube-system', 'dev']
const pods = ['dns', 'web', 'job']
const panels = [
  {
    x: 16,
    second: '  podSelector: dns',
    verdict: 'AND: one pod',
    admits: (namespace: string, pod: string) => namespace === 'kube-system' && pod === 'dns',
  },
  {
    x: 368,
    second: '- podSelector: dns',
    verdict: 'OR: four pods',
    admits: (namespace: string, pod: string) => namespace === 'kube-system' || (namespace === 'shop' && pod === 'dns'),
  },
]
const columnX = (column: number) => 16 + column * 104
const rowY = (row: number) => 148 + row * 52

export function SelectorDash() {
  return (
    <svg className="fig" viewBox="0 0 720 368" aria-hidden="true">
      {panels.map((panel) => (
        <g key={panel.x} transform={`translate(${panel.x} 0)`}>
          <rect className="box" x={0} y={16} width={336} height={64} rx={5} />
          <text className="mono" x={16} y={42}>
            - namespaceSelector: kube-system
          </text>
          <text className="mono" x={16} y={64} xmlSpace="preserve">
            {panel.second}
          </text>
          <rect className="box a" x={0} y={96} width={336} height={216} rx={8} />
          {namespaces.map((namespace, column) => (
            <g key={namespace}>
              <text className="small mid" x={columnX(column) + 48} y={126}>
                {namespace}
              </text>
              {pods.map((pod, row) => {
                const isIn = panel.admits(namespace, pod)
                return (
                  <g key={pod}>
                    <rect
                      className={`box ${isIn ? 'accent' : ''}`}
                      x={columnX(column)}
                      y={rowY(row)}
                      width={96}
                      height={40}
                      rx={5}
                    />
                    <text
                      className={`small mid ${isIn ? 'on-accent strong' : ''}`}
                      x={columnX(column) + 48}
                      y={rowY(row) + 25}
                    >
                      {pod}
                    </text>
                  </g>
                )
              })}
            </g>
          ))}
          <text className="strong mid" x={168} y={346}>
            {panel.verdict}
          </text>
        </g>
      ))}
    </svg>
  )
}
