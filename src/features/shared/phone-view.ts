/** The part of the page that a phone shows; a wider screen shows all of them. */
export type PhoneView = 'token' | 'decoded' | 'issues' | 'sign';
