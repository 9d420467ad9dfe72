"""What a pull or merge request does to a plan: facts for whoever reviews it. Pure: values in, values out."""
