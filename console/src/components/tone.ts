/** How something stands, as a colour pair of theme.css; never the only sign: words say it too. */
export type Tone = 'neutral' | 'busy' | 'attention' | 'good' | 'bad';
