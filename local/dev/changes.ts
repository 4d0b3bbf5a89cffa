/** What the change of a file asks for; several may hold. */
export interface Consequence {
  /** Functions that the file is part of get its new code. */
  readonly code: boolean;
  /** A workflow's id whose definition it is. */
  readonly workflow?: string;
  /** Stacks may look otherwise: they are synthesised and deployed where they changed. */
  readonly stacks: boolean;
}

const NOTHING: Consequence = { code: false, stacks: false };

/** @param file path within the repository, with `/`. */
export function consequenceOf(file: string): Consequence {
  if (/\.test\.tsx?$/.test(file)) return NOTHING;
  const definition = /^state-machines\/(\w+)\/([\w-]+)\.asl\.json$/.exec(file);
  if (definition) return { code: false, workflow: `${definition[1]}.${definition[2]}`, stacks: false };
  if (/^infra\/.*\.ts$/.test(file)) return { code: false, stacks: true };
  if (!/^(functions|shared)\/.*\.ts$/.test(file)) return NOTHING;
  // Declarations say what is deployed, and functions check their input by them.
  const declares = /(^|\/)(task|area|areas|public)\.ts$/.test(file) || file.startsWith('shared/contracts/');
  return { code: true, stacks: declares };
}
