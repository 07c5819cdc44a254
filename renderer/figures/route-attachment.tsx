/** A route and its Gateway agree on an attachment; a target in a third namespace needs a grant. */
import { Arrow } from '../design/Arrow'

export function RouteAttachment() {
  return (
    <svg className="fig" viewBox="0 0 720 420" aria-hidden="true">
      <text className="small soft" x={16} y={28}>
        the platform
      </text>
      <rect className="box" x={16} y={84} width={128} height={64} rx={5} />
      <text className="strong mid" x={80} y={112}>
        GatewayClass
      </text>
      <text className="small mid" x={80} y={132}>
        a controller
      </text>
      <Arrow
        points={[
          [184, 116],
          [146, 116],
        ]}
      />

      <text className="small soft" x={168} y={28}>
        the operators, namespace infra
      </text>
      <rect className="box a" x={168} y={40} width={216} height={232} rx={8} />
      <rect className="box" x={184} y={56} width={184} height={200} rx={5} />
      <text className="strong" x={200} y={82}>
        Gateway public
      </text>
      <rect className="box b" x={200} y={96} width={152} height={144} rx={5} />
      <text className="strong" x={212} y={122}>
        listener https
      </text>
      <text className="mono" x={212} y={150}>
        *.example.org
      </text>
      <text className="small" x={212} y={184}>
        allows namespaces
      </text>
      <text className="small" x={212} y={202}>
        with the label
      </text>
      <text className="mono" x={212} y={223}>
        expose: public
      </text>

      <text className="small soft" x={504} y={28}>
        a team, namespace shop
      </text>
      <rect className="box a" x={504} y={40} width={200} height={232} rx={8} />
      <rect className="box" x={520} y={96} width={168} height={72} rx={5} />
      <text className="strong" x={534} y={122}>
        HTTPRoute cart
      </text>
      <text className="mono" x={534} y={150}>
        shop.example.org
      </text>
      <text className="mono" x={520} y={74}>
        expose: public
      </text>
      <rect className="box c" x={520} y={212} width={76} height={44} rx={5} />
      <text className="small mid" x={558} y={239}>
        cart-v1
      </text>
      <rect className="box c" x={612} y={212} width={76} height={44} rx={5} />
      <text className="small mid" x={650} y={239}>
        cart-v2
      </text>
      <Arrow
        points={[
          [558, 168],
          [558, 211],
        ]}
      />
      <text className="small" x={566} y={194}>
        9
      </text>
      <Arrow
        points={[
          [650, 168],
          [650, 211],
        ]}
      />
      <text className="small" x={658} y={194}>
        1
      </text>

      <text className="small mid" x={444} y={106}>
        1 names it
      </text>
      <Arrow
        points={[
          [520, 116],
          [353, 116],
        ]}
      />
      <Arrow
        points={[
          [352, 152],
          [519, 152],
        ]}
        accent
      />
      <text className="small mid accent strong" x={444} y={174}>
        2 lets it in
      </text>

      <text className="small soft end" x={488} y={360}>
        another team, namespace pay
      </text>
      <rect className="box a" x={504} y={312} width={200} height={92} rx={8} />
      <rect className="box c" x={520} y={336} width={76} height={44} rx={5} />
      <text className="small mid" x={558} y={363}>
        invoice
      </text>
      <text className="small" x={608} y={354}>
        with a
      </text>
      <text className="small" x={608} y={372}>
        grant only
      </text>
      <Arrow
        points={[
          [604, 168],
          [604, 296],
          [558, 296],
          [558, 335],
        ]}
        dash
      />
      <text className="small" x={616} y={298}>
        3 may use it?
      </text>
    </svg>
  )
}
