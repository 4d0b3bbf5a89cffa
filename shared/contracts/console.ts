/** Where the hosted sign-in page sends people back to: route of the console, callback URL of its user pool client. */
export const SIGN_IN_PATH = '/sign-in';
