/** A teacher of the demo shop. All are invented. */
export interface DemoTeacher {
  slug: string;
  name: string;
  /** Two to four sentences. */
  bio: string;
}

export const teachers: DemoTeacher[] = [
  {
    slug: 'marta-lindqvist',
    name: 'Marta Lindqvist',
    bio: 'Marta ran a bakery with one oven and no shop window for eleven years and still wakes at four. She teaches bread and ferments the way she learned them: by weighing, waiting and writing down what happened. Her starter is older than her car.',
  },
  {
    slug: 'edith-okafor',
    name: 'Edith Okafor',
    bio: 'Edith addresses envelopes, letters certificates and repairs handwriting. She trained as a scribe after a first career reading doctors’ notes in a hospital archive, which she calls the best possible motivation. She writes with the left hand and teaches both.',
  },
  {
    slug: 'tomas-verhoeven',
    name: 'Tomas Verhoeven',
    bio: 'Tomas makes chests, tables and the occasional coffin in a shed with good windows. He served his time with a restorer of church furniture and has taught evening classes for fifteen years. He owns fewer tools than his students do.',
  },
  {
    slug: 'priya-raman',
    name: 'Priya Raman',
    bio: 'Priya has kept payroll and timetable software running since before it was called a platform. She teaches programming to people who already have a job to do and would like to break fewer things while doing it. She reads error messages to the end.',
  },
  {
    slug: 'jonah-feld',
    name: 'Jonah Feld',
    bio: 'Jonah was a stage manager for two decades, which is to say he sat still in the dark and remembered things for a living. He has practised meditation since 1998 and taught it in libraries, a prison and a rowing club. He belongs to no school in particular.',
  },
  {
    slug: 'ines-carvalho',
    name: 'Inês Carvalho',
    bio: 'Inês photographs people at work and prints in a darkroom that used to be a larder. She has shot for newspapers, two museums and a fish market. She would rather you took fewer pictures.',
  },
  {
    slug: 'kenji-moritani',
    name: 'Kenji Moritani',
    bio: 'Kenji taught geometry for twenty years before he admitted that most of his lessons were about paper. He folds every morning with whatever the post has brought. His models are simple and come out the same twice.',
  },
  {
    slug: 'luca-ferrante',
    name: 'Luca Ferrante',
    bio: 'Luca repaired espresso machines before he was allowed to stand in front of one. He has run a small bar by a railway station and now trains the people who run others. He drinks three cups a day and stops at two in the afternoon.',
  },
  {
    slug: 'hannah-whitlock',
    name: 'Hannah Whitlock',
    bio: 'Hannah mends books for two county libraries and prints her own endpapers. She came to binding from nursing and says the stitches are the same. Her studio floor is swept twice a day, because linoleum gets everywhere.',
  },
  {
    slug: 'samira-haddad',
    name: 'Samira Haddad',
    bio: 'Samira worked for a national statistics office, where she spent much of her time asking “compared with what?”. She now teaches journalists and nurses to read numbers without fear or faith. She collects misleading graphs.',
  },
  {
    slug: 'claire-delmas',
    name: 'Claire Delmas',
    bio: 'Claire ran the pastry section of three restaurants and then a small workshop of her own in Lyon. She teaches in French and answers questions in either language. She does not own a piping tip larger than fourteen millimetres.',
  },
  {
    slug: 'johannes-brandl',
    name: 'Johannes Brandl',
    bio: 'Johannes carves spoons, bowls and shrink boxes from what the orchard neighbours prune away. He trained as a forester in Upper Austria and teaches in German, slowly and with a knife in his hand. Nobody has needed more than a plaster so far.',
  },
  {
    slug: 'ruth-abernathy',
    name: 'Ruth Abernathy',
    bio: 'Ruth has cut documentaries, short fiction and one very long film about eels. She started on a flatbed with a grease pencil and sees no reason to be nostalgic about it. She keeps a list of shots she was sorry to lose.',
  },
  {
    slug: 'fiona-gallacher',
    name: 'Fiona Gallacher',
    bio: 'Fiona is a physiotherapist who spends half her week with orchestras and the other half with accountants. She finds that they sit in much the same way. She teaches small movements that survive a working day.',
  },
  {
    slug: 'noor-van-dijk',
    name: 'Noor van Dijk',
    bio: 'Noor has been woken at night by most of the failures she teaches. She worked on railway signalling and then on the ledgers of a bank, where being wrong is also noticed. She draws before she types.',
  },
];
