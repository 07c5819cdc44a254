/** A line that says what could not be done; nothing where all went well. */
import { Icon } from '../../design/Icon'

export const Fault = ({ children }: { readonly children: string | undefined }) =>
  children && (
    <p className="device-fault" role="alert">
      <Icon name="alert" /> {children}
    </p>
  )
