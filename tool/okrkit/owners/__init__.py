"""Who answers for what: who should look at a change, and which file is whose on a code host. Pure: values in, values out."""
