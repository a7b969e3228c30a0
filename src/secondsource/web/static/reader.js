/** Everything that a reader's page adds to itself. Each element stands alone; a page without one of them goes on working. */

import "./choices.js";
import "./cards.js";
import "./comments.js";
import "./player.js";
import "./progress.js";
