/**
 * A process: one Amazon States Language file, `state-machines/<area>/<name>.asl.json`, where `${PurchasingReadInvoice}`
 * stands for the function of the step `purchasing.read-invoice`.
 */
export interface WorkflowDeclaration {
  /** `<area>.<name>`. */
  readonly id: string;
  readonly summary: string;
  /** A new object in the inbox bucket starts it, under `inbox/` or under `mail/`; without it only tasks start it. */
  readonly startedBy?: 'inbox-object' | 'mail-object';
  /** What people notice when it fails: the text of its alarm. */
  readonly failureImpact: string;
}

export function defineWorkflow(declaration: WorkflowDeclaration): WorkflowDeclaration {
  return declaration;
}
